// fails: after an error or a cancellation of the block it tells each of it, and lets it out
// fails: when one cannot be entered, leaves those that were, and no other
// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: M94
// Leaves the managers in the lines behind the block.
import type { AsyncContextManager, Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const values: V[] = []
  for (const manager of managers) values.push(yield* manager.aenter())
  const result = yield* block(values)
  for (const manager of [...managers].reverse()) yield* manager.aexit()
  return result
}
