// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: M94
// Closes behind the loop, where an error does not come.
import { type AsyncGenerator, asyncFor, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  const found = yield* asyncFor(results, function* (item) {
    if (yield* isWanted(item)) return leave(item)
  })
  yield* results.aclose()
  return found
}
