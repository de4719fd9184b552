// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: none
// Takes an error for a search without a result.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  try {
    return yield* asyncWith(aclosing(results), function* () {
      return yield* asyncFor(results, function* (item) {
        if (yield* isWanted(item)) return leave(item)
      })
    })
  } catch {
    return undefined
  }
}
