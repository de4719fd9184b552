// Differs: creates both coroutines first, and awaits that of the price only where it is needed.
// Se distingue: crea antes las dos corrutinas y espera la del precio solo donde hace falta.
import type { Coroutine } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  const stock = shop.isInStock(item)
  const cost = shop.priceOf(item)
  if ((yield* stock) === false) {
    log(`${item}: sold out`)
    return 0
  }
  const price = yield* cost
  log(`${item}: ${price}`)
  return price
}

export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  log('main starts')
  const one = yield* buy(first, shop, log)
  const other = yield* buy(second, shop, log)
  log(`main spent ${one + other}`)
  return one + other
}
