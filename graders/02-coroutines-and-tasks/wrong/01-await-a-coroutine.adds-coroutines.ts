// fails: main awaits one purchase after the other, and says when it starts and what it spent
// fails: main returns what both cost together
// card: M02
// Adds the two purchases without waiting for them.
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
  const one = buy(first, shop, log)
  const other = buy(second, shop, log)
  // @ts-expect-error: two coroutines cannot be added.
  const spent = one + other
  log(`main spent ${spent}`)
  return spent
}
