// fails: loads each price once, however many callers ask for it
// fails: never has two loads running, and begins the next as soon as one has ended
// fails: loads what a total needs in one go, each price once, and adds it up
// fails: frees the line when a load fails, or a caller is cancelled
// card: M100
// There is one thread, so there is no lock.
import type { Coroutine } from '#runtime'

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
  function* price(name: string): Coroutine<number> {
    if (!prices.has(name)) prices.set(name, yield* load(name))
    return prices.get(name) ?? 0
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
