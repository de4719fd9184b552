// Differs: a class, and a semaphore of one in place of the lock.
// Se distingue: una clase, y un semáforo de uno en lugar del `Lock`.
import { asyncWith, type Coroutine, Semaphore } from '#runtime'

/** The prices of a shop. */
export type Catalog = {
  /** The price, loaded if it is not known yet. */
  price(name: string): Coroutine<number>
  /** The sum of the prices, loaded in one go where they are not known yet. */
  total(names: string[]): Coroutine<number>
  /** What is known at this moment; loads nothing. */
  known(name: string): Coroutine<number | undefined>
}

class Supplier implements Catalog {
  readonly #prices = new Map<string, number>()
  readonly #line = new Semaphore(1)
  readonly #load: (name: string) => Coroutine<number>

  constructor(load: (name: string) => Coroutine<number>) {
    this.#load = load
  }

  *price(name: string): Coroutine<number> {
    return yield* this.total([name])
  }

  *total(names: string[]): Coroutine<number> {
    let sum = 0
    const prices = this.#prices
    const load = this.#load
    yield* asyncWith(this.#line, function* () {
      for (const name of names) {
        if (!prices.has(name)) prices.set(name, yield* load(name))
        sum += prices.get(name) ?? 0
      }
    })
    return sum
  }

  *known(name: string): Coroutine<number | undefined> {
    return this.#prices.get(name)
  }
}

export function openCatalog(load: (name: string) => Coroutine<number>): Catalog {
  return new Supplier(load)
}
