// A bill is added up: each price has to be looked up, which takes a while. `total` waits for `price`,
// `price` waits for `lookUp`, and each goes on when the one it waits for has ended.
//
// Se suma una cuenta: hay que consultar cada precio, y eso tarda. `total` espera a `price`, `price`
// espera a `lookUp`, y cada una sigue cuando ha terminado la que espera.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

/** Writes `ITEM?`, looks the price up, writes `ITEM costs PRICE`, and returns the price. */
export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  const found = yield* lookUp(item)
  log(`${item} costs ${found}`)
  return found
}

/** Awaits the prices one after another, writes `total SUM`, and returns the sum. */
export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  let sum = 0
  for (const item of items) sum += yield* price(item, lookUp, log)
  log(`total ${sum}`)
  return sum
}
