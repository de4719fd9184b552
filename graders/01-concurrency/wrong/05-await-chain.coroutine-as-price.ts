// fails: price writes the question, then looks up once, then writes the answer
// fails: price returns the price
// fails: total awaits one price after another, and then writes the total
// fails: total returns the sum
// card: M02
// Takes what lookUp gives for the price: it is a coroutine.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  const found = lookUp(item)
  log(`${item} costs ${found}`)
  // @ts-expect-error: a coroutine is no number.
  return found
}

export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  let sum = 0
  for (const item of items) sum += yield* price(item, lookUp, log)
  log(`total ${sum}`)
  return sum
}
