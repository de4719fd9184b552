// fails: price writes the question, then looks up once, then writes the answer
// fails: price returns the price
// fails: total awaits one price after another, and then writes the total
// fails: total returns the sum
// fails: everything runs in one task
// card: M03
// Leaves the star out.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

export function* price(item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  // @ts-expect-error: the loop takes no coroutines.
  const found = yield lookUp(item)
  log(`${item} costs ${found}`)
  return Number(found)
}

export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  let sum = 0
  for (const item of items) sum += yield* price(item, lookUp, log)
  log(`total ${sum}`)
  return sum
}
