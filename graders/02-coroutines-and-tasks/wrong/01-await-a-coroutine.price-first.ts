// fails: buy waits for the answer on the stock, and asks the price only of what is in stock
// fails: buy logs `ITEM: PRICE` or `ITEM: sold out`, when it has the answers
// fails: main awaits one purchase after the other, and says when it starts and what it spent
// card: none
// Asks the price before it knows whether there is anything to buy.
import type { Coroutine } from '#runtime'

export type Log = (line: string) => void

export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  const price = yield* shop.priceOf(item)
  const isInStock = yield* shop.isInStock(item)
  if (!isInStock) {
    log(`${item}: sold out`)
    return 0
  }
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
