// fails: when one cannot be entered, leaves those that were, and no other
// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: M96
// Also leaves those that were never entered.
import type { AsyncContextManager, Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const values: V[] = []
  let trouble: unknown
  try {
    for (const manager of managers) values.push(yield* manager.aenter())
    return yield* block(values)
  } catch (error) {
    trouble = error
    throw error
  } finally {
    for (const manager of [...managers].reverse()) yield* manager.aexit(trouble)
  }
}
