// Differs: all coroutines are created first and awaited one by one afterwards, by index.
// Se distingue: primero se crean todas las corrutinas y después se esperan una a una, por índice.
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
  const coroutines = items.map((item) => price(item, lookUp, log))
  const found: number[] = []
  while (found.length < coroutines.length) {
    const next = coroutines[found.length]
    if (next !== undefined) found.push(yield* next)
  }
  const sum = found.reduce((one, other) => one + other, 0)
  log(`total ${sum}`)
  return sum
}
