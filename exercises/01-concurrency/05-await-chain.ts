// A bill is added up: each price has to be looked up, which takes a while. `total` waits for `price`,
// `price` waits for `lookUp`, and each goes on when the one it waits for has ended.
//
// Se suma una cuenta: hay que consultar cada precio, y eso tarda. `total` espera a `price`, `price`
// espera a `lookUp`, y cada una sigue cuando ha terminado la que espera.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

/** Writes `ITEM?`, looks the price up, writes `ITEM costs PRICE`, and returns the price. */
export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  // TODO: ask, wait for the price, tell it and hand it back.
  return todo('look up one price')
}

/** Awaits the prices one after another, writes `total SUM`, and returns the sum. */
export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  // TODO: await `price` for each item, in the order of the list, in this one task.
  return todo('add the prices up')
}
