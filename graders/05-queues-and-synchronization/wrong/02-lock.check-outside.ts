// fails: loads each price once, however many callers ask for it
// card: M102
// Looks whether the price is known, waits for the lock, and loads what may have come meanwhile.
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
  return {
    *price(name) {
      if (!prices.has(name)) {
        yield* asyncWith(line, function* () {
          prices.set(name, yield* load(name))
        })
      }
      return prices.get(name) ?? 0
    },
    *total(names) {
      return yield* asyncWith(line, function* () {
        let sum = 0
        for (const name of names) {
          if (!prices.has(name)) prices.set(name, yield* load(name))
          sum += prices.get(name) ?? 0
        }
        return sum
      })
    },
    *known(name) {
      return prices.get(name)
    },
  }
}
