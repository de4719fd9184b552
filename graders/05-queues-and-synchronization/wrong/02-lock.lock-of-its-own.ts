// fails: loads each price once, however many callers ask for it
// fails: never has two loads running, and begins the next as soon as one has ended
// fails: loads what a total needs in one go, each price once, and adds it up
// fails: frees the line when a load fails, or a caller is cancelled
// card: none
// Each call makes a lock of its own, so nobody ever waits for it.
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
  function* total(names: string[]): Coroutine<number> {
    return yield* asyncWith(new Lock(), function* () {
      let sum = 0
      for (const name of names) {
        if (!prices.has(name)) prices.set(name, yield* load(name))
        sum += prices.get(name) ?? 0
      }
      return sum
    })
  }
  return {
    price: (name) => total([name]),
    total,
    *known(name) {
      return prices.get(name)
    },
  }
}
