// fails: main awaits one purchase after the other, and says when it starts and what it spent
// fails: main returns what both cost together
// card: M01
// Calls buy on lines of their own, and asks the prices itself.
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
  buy(first, shop, log)
  const one = yield* shop.priceOf(first)
  buy(second, shop, log)
  const other = yield* shop.priceOf(second)
  log(`main spent ${one + other}`)
  return one + other
}
