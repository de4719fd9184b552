// fails: leaves them in reverse order, one after the other, and returns what the block returns
// card: none
// Does not hand on what the block returns.
import { type AsyncContextManager, asyncWith, type Coroutine } from '#runtime'

export function* withAll<V, R>(
  managers: AsyncContextManager<V>[],
  block: (values: V[]) => Coroutine<R>,
): Coroutine<R | undefined> {
  yield* enter([])
  return undefined

  function* enter(values: V[]): Coroutine<void> {
    const manager = managers[values.length]
    if (manager === undefined) {
      yield* block(values)
      return
    }
    yield* asyncWith(manager, (value) => enter([...values, value]))
  }
}
