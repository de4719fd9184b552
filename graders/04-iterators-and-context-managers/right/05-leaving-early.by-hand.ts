// Differs: anext() by hand in the block of aclosing, left with an ordinary return.
// Se distingue: anext() a mano en el bloque de aclosing, del que se sale con un return corriente.
import {
  type AsyncGenerator,
  aclosing,
  asyncWith,
  type Coroutine,
  StopAsyncIteration,
} from '#runtime'

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  return yield* asyncWith(aclosing(results), function* (open) {
    for (;;) {
      let item: T
      try {
        item = yield* open.anext()
      } catch (error) {
        if (error instanceof StopAsyncIteration) return undefined
        throw error
      }
      if (yield* isWanted(item)) return item
    }
  })
}
