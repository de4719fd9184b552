// fails: total awaits one price after another, and then writes the total
// fails: total returns the sum
// card: none
// Asks for every item of the list once, also for one that is there twice.
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
  let sum = 0
  for (const item of new Set(items)) sum += yield* price(item, lookUp, log)
  log(`total ${sum}`)
  return sum
}
