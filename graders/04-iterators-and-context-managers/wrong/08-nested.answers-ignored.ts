// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: M95
// Leaves them in order, and does not look at what aexit answers.
import type { AsyncContextManager, Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const entered: AsyncContextManager<V>[] = []
  const values: V[] = []
  let trouble: unknown
  try {
    for (const manager of managers) {
      values.push(yield* manager.aenter())
      entered.unshift(manager)
    }
    return yield* block(values)
  } catch (error) {
    trouble = error
    throw error
  } finally {
    for (const manager of entered) yield* manager.aexit(trouble)
  }
}
