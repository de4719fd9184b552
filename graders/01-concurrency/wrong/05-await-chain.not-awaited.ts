// fails: total awaits one price after another, and then writes the total
// fails: total returns the sum
// card: M01
// Calls price for each item and awaits none of them.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  const found = yield* lookUp(item)
  log(`${item} costs ${found}`)
  return found
}

export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  const sum = 0
  for (const item of items) price(item, lookUp, log)
  log(`total ${sum}`)
  return sum
}
