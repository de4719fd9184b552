// fails: gives the first item that is wanted, and undefined if none is
// fails: looks at one item at a time, and asks for none behind the one it wants
// fails: has closed the results when it returns, however long that takes
// card: M17
// Returns the item from the body of the loop.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  // @ts-expect-error: nobody knows what comes out of it.
  return yield* asyncWith(aclosing(results), function* () {
    // @ts-expect-error: the body of a loop returns nothing.
    return yield* asyncFor(results, function* (item) {
      if (yield* isWanted(item)) return item
    })
  })
}
