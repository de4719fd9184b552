// fails: gives the first item that is wanted, and undefined if none is
// card: none
// Does not hand on what the loop gives.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  return yield* asyncWith(aclosing(results), function* () {
    yield* asyncFor(results, function* (item) {
      if (yield* isWanted(item)) return leave(item)
    })
    return undefined
  })
}
