// fails: loads what a total needs in one go, each price once, and adds it up
// card: none
// The total takes the lock for each price: others load in between.
import { asyncWith, type Coroutine, Lock } from '#runtime'

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
  function* price(name: string): Coroutine<number> {
    return yield* asyncWith(line, function* () {
      const one = prices.get(name) ?? (yield* load(name))
      prices.set(name, one)
      return one
    })
  }
  return {
    price,
    *total(names) {
      let sum = 0
      for (const name of names) {
        const one = yield* price(name)
        sum += one
      }
      return sum
    },
    *known(name) {
      return prices.get(name)
    },
  }
}
