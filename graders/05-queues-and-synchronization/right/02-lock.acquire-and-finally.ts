// Differs: looks first without the lock, and again inside; acquires and releases by hand.
// Se distingue: mira primero sin el cerrojo y otra vez dentro; lo toma y lo suelta a mano.
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
  const prices: Record<string, number> = {}
  const lock = new Lock()
  function* all(names: string[]): Coroutine<number[]> {
    if (names.some((name) => prices[name] === undefined)) {
      yield* lock.acquire()
      try {
        for (const name of names) {
          if (prices[name] !== undefined) continue
          prices[name] = yield* load(name)
        }
      } finally {
        lock.release()
      }
    }
    return names.map((name) => prices[name] as number)
  }
  return {
    *price(name) {
      const [price] = yield* all([name])
      return price as number
    },
    *total(names) {
      return (yield* all(names)).reduce((sum, price) => sum + price, 0)
    },
    *known(name) {
      return prices[name]
    },
  }
}
