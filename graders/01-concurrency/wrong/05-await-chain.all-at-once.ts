// fails: total awaits one price after another, and then writes the total
// fails: everything runs in one task
// card: M05
// Gives every price a task of its own: they are looked up side by side.
import { type Coroutine, gather } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  const found = yield* lookUp(item)
  log(`${item} costs ${found}`)
  return found
}

export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  const found = yield* gather(items.map((item) => price(item, lookUp, log)))
  const sum = found.reduce((one, other) => one + other, 0)
  log(`total ${sum}`)
  return sum
}
