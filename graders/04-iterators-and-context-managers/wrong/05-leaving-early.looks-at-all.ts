// fails: looks at one item at a time, and asks for none behind the one it wants
// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: none
// Goes on to the end when the item is found.
import { type AsyncGenerator, asyncFor, type Coroutine } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  let found: T | undefined
  let has = false
  yield* asyncFor(results, function* (item) {
    const isGood = yield* isWanted(item)
    if (isGood && !has) {
      found = item
      has = true
    }
  })
  return found
}
