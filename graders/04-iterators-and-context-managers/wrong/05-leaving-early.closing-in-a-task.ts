// fails: has closed the results when it returns, however long that takes
// fails: closes them also when isWanted raises an error, which comes out
// fails: closes them also when it is cancelled while isWanted looks at an item
// card: M93
// Leaves the closing to a task that nobody waits for.
import { type AsyncGenerator, asyncFor, type Coroutine, createTask, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  try {
    return yield* asyncFor(results, function* (item) {
      if (yield* isWanted(item)) return leave(item)
    })
  } finally {
    createTask(results.aclose())
  }
}
