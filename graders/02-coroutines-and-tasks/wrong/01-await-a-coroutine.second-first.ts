// fails: main awaits one purchase after the other, and says when it starts and what it spent
// card: none
// Buys the second item first.
import type { Coroutine } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

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

export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  log('main starts')
  const one = yield* buy(second, shop, log)
  const other = yield* buy(first, shop, log)
  log(`main spent ${one + other}`)
  return one + other
}
