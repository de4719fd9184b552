// fails: leaves them in reverse order, one after the other, and returns what the block returns
// fails: after an error or a cancellation of the block it tells each of it, and lets it out
// fails: when one cannot be entered, leaves those that were, and no other
// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: none
// Leaves first what was entered first.
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
      entered.push(manager)
    }
    return yield* block(values)
  } catch (error) {
    trouble = error
    throw error
  } finally {
    for (const manager of entered) yield* manager.aexit(trouble)
  }
}
