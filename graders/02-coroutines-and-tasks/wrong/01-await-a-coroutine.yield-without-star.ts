// fails: buy waits for the answer on the stock, and asks the price only of what is in stock
// fails: buy logs `ITEM: PRICE` or `ITEM: sold out`, when it has the answers
// fails: buy returns the price, and 0 for what is sold out
// fails: main awaits one purchase after the other, and says when it starts and what it spent
// fails: main returns what both cost together
// card: M03
// Writes yield where yield* belongs.
import type { Coroutine } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  // @ts-expect-error: the loop waits for futures only.
  const isInStock = yield shop.isInStock(item)
  // @ts-expect-error: nothing comes back.
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
  const one = yield* buy(first, shop, log)
  const other = yield* buy(second, shop, log)
  log(`main spent ${one + other}`)
  return one + other
}
