// fails: enters the managers in order, each when the one before has been entered, then runs the block
// fails: leaves them in reverse order, one after the other, and returns what the block returns
// fails: after an error or a cancellation of the block it tells each of it, and lets it out
// fails: an error that a manager swallows reaches neither those around it nor the caller
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: M02
// Hands back the coroutine of the block.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  return yield* enter([])

  function* enter(values: V[]): Coroutine<R | undefined> {
    const manager = managers[values.length]
    // @ts-expect-error: this is a coroutine.
    if (manager === undefined) return block(values)
    return yield* asyncWith(manager, (value) => enter([...values, value]))
  }
}
