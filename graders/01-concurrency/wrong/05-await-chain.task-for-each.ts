// fails: everything runs in one task
// card: M05
// Believes that only a task can be awaited.
import { type Coroutine, createTask } from '#runtime'

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
  for (const item of items) sum += yield* createTask(price(item, lookUp, log))
  log(`total ${sum}`)
  return sum
}
