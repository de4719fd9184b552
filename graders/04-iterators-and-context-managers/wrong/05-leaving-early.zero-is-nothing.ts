// fails: gives the first item that is wanted, and undefined if none is
// fails: looks at one item at a time, and asks for none behind the one it wants
// card: none
// Takes an item that is 0 for no item.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  let found: T | undefined
  yield* asyncWith(aclosing(results), function* () {
    yield* asyncFor(results, function* (item) {
      if (!(yield* isWanted(item))) return
      found = item
      if (found) return leave()
    })
  })
  return found
}
