// Differs: a context manager of its own that closes on the way out.
// Se distingue: un gestor de contexto propio que cierra al salir.
import { type AsyncGenerator, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

class Closing<T> {
  readonly #results: AsyncGenerator<T>

  constructor(results: AsyncGenerator<T>) {
    this.#results = results
  }

  *aenter(): Coroutine<void> {}

  *aexit(): Coroutine<void> {
    yield* this.#results.aclose()
  }
}

export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  const found: T[] = []
  yield* asyncWith(new Closing(results), function* () {
    yield* asyncFor(results, function* (item) {
      const isIt = yield* isWanted(item)
      if (isIt) found.push(item)
      return isIt ? leave() : undefined
    })
  })
  return found[0]
}
