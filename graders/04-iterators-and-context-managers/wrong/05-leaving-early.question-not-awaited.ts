// fails: gives the first item that is wanted, and undefined if none is
// fails: looks at one item at a time, and asks for none behind the one it wants
// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: M02
// Takes the coroutine for the answer.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  return yield* asyncWith(aclosing(results), function* () {
    return yield* asyncFor(results, function* (item) {
      if (isWanted(item)) return leave(item)
    })
  })
}
