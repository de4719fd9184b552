// fails: total awaits one price after another, and then writes the total
// fails: total returns the sum
// card: M02
// Adds coroutines up.
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
  for (const item of items) {
    // @ts-expect-error: a coroutine is no number.
    sum += price(item, lookUp, log)
  }
  log(`total ${sum}`)
  return sum
}
