// fails: after an error or a cancellation of the block it tells each of it, and lets it out
// fails: when one cannot be entered, leaves those that were, and no other
// fails: an error of aexit takes the place of the one before, and the others are left all the same
// card: M95
// Catches what comes out of the blocks.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  try {
    return yield* enter([])
  } catch {
    return undefined
  }

  function* enter(values: V[]): Coroutine<R | undefined> {
    const manager = managers[values.length]
    if (manager === undefined) return yield* block(values)
    return yield* asyncWith(manager, (value) => enter([...values, value]))
  }
}
