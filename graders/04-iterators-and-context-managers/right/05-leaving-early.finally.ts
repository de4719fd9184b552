// Differs: aclose() awaited in a finally, around the loop.
// Se distingue: aclose() esperado en un finally, alrededor del bucle.
import { type AsyncGenerator, asyncFor, type Coroutine, leave } from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  let found: T | undefined
  try {
    yield* asyncFor(results, function* (item) {
      if (!(yield* isWanted(item))) return
      found = item
      return leave()
    })
  } finally {
    yield* results.aclose()
  }
  return found
}
