// Differs: awaits inside the condition and inside the sum; a constant keeps the shop.
// Se distingue: espera dentro de la condición y dentro de la suma; una constante guarda la tienda.
import type { Coroutine } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  if (!(yield* shop.isInStock(item))) {
    log(`${item}: sold out`)
    return 0
  }
  const price = yield* shop.priceOf(item)
  log(`${item}: ${price}`)
  return price
}

export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  log('main starts')
  const spent = (yield* buy(first, shop, log)) + (yield* buy(second, shop, log))
  log(`main spent ${spent}`)
  return spent
}
