// fails: frees the line when a load fails, or a caller is cancelled
// card: M94
// Releases the lock only when all went well.
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
  const prices = new Map<string, number>()
  const line = new Lock()
  function* total(names: string[]): Coroutine<number> {
    let sum = 0
    yield* line.acquire()
    for (const name of names) {
      if (!prices.has(name)) prices.set(name, yield* load(name))
      sum += prices.get(name) ?? 0
    }
    line.release()
    return sum
  }
  return {
    price: (name) => total([name]),
    total,
    *known(name) {
      return prices.get(name)
    },
  }
}
