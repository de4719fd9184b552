// A shopping round: `main` buys one thing and then another. Each purchase waits for two answers of
// the shop: is it in stock, and what does it cost?
//
// Una ronda de compras: `main` compra una cosa y después otra. Cada compra espera dos respuestas de
// la tienda: si la hay y cuánto cuesta.
import type { Coroutine } from '#runtime'

/** Writes one line. */
export type Log = (line: string) => void

/** What can be asked; every answer takes its time. */
export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

/** Buys one item: logs `ITEM: PRICE` and returns the price, or logs `ITEM: sold out` and returns 0. */
export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  const isInStock = yield* shop.isInStock(item)
  if (!isInStock) {
    log(`${item}: sold out`)
    return 0
  }
  const price = yield* shop.priceOf(item)
  log(`${item}: ${price}`)
  return price
}

/** Buys `first` and then `second`, between `main starts` and `main spent TOTAL`; returns the total. */
export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  log('main starts')
  const one = yield* buy(first, shop, log)
  const other = yield* buy(second, shop, log)
  log(`main spent ${one + other}`)
  return one + other
}
