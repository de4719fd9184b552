// A shopping round: `main` buys one thing and then another. Each purchase waits for two answers of
// the shop: is it in stock, and what does it cost?
//
// Una ronda de compras: `main` compra una cosa y después otra. Cada compra espera dos respuestas de
// la tienda: si la hay y cuánto cuesta.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Writes one line. */
export type Log = (line: string) => void

/** What can be asked; every answer takes its time. */
export type Shop = {
  isInStock(item: string): Coroutine<boolean>
  priceOf(item: string): Coroutine<number>
}

/** Buys one item: logs `ITEM: PRICE` and returns the price, or logs `ITEM: sold out` and returns 0. */
export function* buy(item: string, shop: Shop, log: Log): Coroutine<number> {
  // TODO: wait for the answer on the stock, then for the price of what is in stock.
  return todo('buy one item')
}

/** Buys `first` and then `second`, between `main starts` and `main spent TOTAL`; returns the total. */
export function* main(first: string, second: string, shop: Shop, log: Log): Coroutine<number> {
  // TODO: await one purchase and then the other, and return what both cost together.
  return todo('buy both')
}
