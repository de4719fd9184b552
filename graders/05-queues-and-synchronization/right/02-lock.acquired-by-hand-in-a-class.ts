// Differs: one function that runs any work on the line, kept as a closure.
// Se distingue: una función que hace cualquier trabajo con la línea tomada.
import { type Coroutine, Lock } from '#runtime'

/** The prices of a shop. */
export type Catalog = {
  /** The price, loaded if it is not known yet. */
  price(name: string): Coroutine<number>
  /** The sum of the prices, loaded in one go where they are not known yet. */
  total(names: string[]): Coroutine<number>
  /** What is known at this moment; loads nothing. */
  known(name: string): Coroutine<number | undefined>
}

export function openCatalog(load: (name: string) => Coroutine<number>): Catalog {
  const known = new Map<string, number>()
  const line = new Lock()
  function* withLine<T>(work: () => Coroutine<T>): Coroutine<T> {
    yield* line.aenter()
    try {
      return yield* work()
    } finally {
      yield* line.aexit()
    }
  }
  function* bring(name: string): Coroutine<number> {
    const there = known.get(name)
    if (there !== undefined) return there
    const price = yield* load(name)
    known.set(name, price)
    return price
  }
  return {
    price: (name) => withLine(() => bring(name)),
    total: (names) =>
      withLine(function* () {
        const prices: number[] = []
        for (const name of names) prices.push(yield* bring(name))
        return prices.reduce((a, b) => a + b, 0)
      }),
    *known(name) {
      return known.get(name)
    },
  }
}
