// fails: has closed the results when it returns, however long that takes
// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: M93
// Leaves the loop with an exception of its own.
import { type AsyncGenerator, asyncFor, type Coroutine } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  let found: T | undefined
  const enough = new Error('enough')
  try {
    yield* asyncFor(results, function* (item) {
      if (!(yield* isWanted(item))) return
      found = item
      throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
  return found
}
