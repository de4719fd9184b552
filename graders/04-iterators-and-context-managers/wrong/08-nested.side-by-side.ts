// fails: enters the managers in order, each when the one before has been entered, then runs the block
// fails: leaves them in reverse order, one after the other, and returns what the block returns
// fails: after an error or a cancellation of the block it tells each of it, and lets it out
// fails: when one cannot be entered, leaves those that were, and no other
// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: none
// Enters all of them at the same time, and leaves them so.
import { type AsyncContextManager, type Coroutine, gather } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  const values = yield* gather(managers.map((manager) => manager.aenter()))
  let trouble: unknown
  try {
    return yield* block(values)
  } catch (error) {
    trouble = error
    throw error
  } finally {
    yield* gather(managers.map((manager) => manager.aexit(trouble)))
  }
}
