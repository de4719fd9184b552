// fails: says what is known at once, also while a load is running
// card: M101
// Believes that reading what others write needs the lock as well.
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
  function* look(name: string): Coroutine<number> {
    const price = prices.get(name) ?? (yield* load(name))
    prices.set(name, price)
    return price
  }
  return {
    *price(name) {
      return yield* asyncWith(line, () => look(name))
    },
    *total(names) {
      return yield* asyncWith(line, function* () {
        let sum = 0
        for (const name of names) {
          const price = yield* look(name)
          sum += price
        }
        return sum
      })
    },
    *known(name) {
      return yield* asyncWith(line, function* () {
        return prices.get(name)
      })
    },
  }
}
