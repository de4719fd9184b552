// Differs: total calls itself for the items that are left, with a helper; price awaits at its end.
// Se distingue: total se llama a sí misma para lo que queda, con una función auxiliar; price espera al final.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void
type LookUp = (item: string) => Coroutine<number>

export const price = function* (item: string, lookUp: LookUp, log: Log): Coroutine<number> {
  log(`${item}?`)
  const coroutine = lookUp(item)
  return yield* told(item, coroutine, log)
}

function* told(item: string, coroutine: Coroutine<number>, log: Log): Coroutine<number> {
  const found = yield* coroutine
  log(`${item} costs ${found}`)
  return found
}

export function* total(items: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  const sum = yield* rest(items, lookUp, log)
  log(`total ${sum}`)
  return sum
}

function* rest([first, ...others]: readonly string[], lookUp: LookUp, log: Log): Coroutine<number> {
  if (first === undefined) return 0
  const one = yield* price(first, lookUp, log)
  return one + (yield* rest(others, lookUp, log))
}
