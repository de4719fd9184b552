// A shop asks a supplier for prices, over one line that carries one question at a time, and keeps
// the answers. Several callers ask at once; a lock keeps them from asking twice and all together.
//
// Una tienda pide precios a un proveedor por una línea que lleva una sola pregunta a la vez, y guarda
// las respuestas. Preguntan varios a la vez; un `Lock` evita que pregunten dos veces y todos juntos.
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

/** Prices that `load` brings over the line: each of them once, and one at a time. */
export function openCatalog(load: (name: string) => Coroutine<number>): Catalog {
  const prices = new Map<string, number>()
  const line = new Lock()

  // Whoever calls this holds the line.
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
      return prices.get(name)
    },
  }
}
