// Differs: sleep(0) for the bare yield, recursion, and a loop without a condition.
// Se distingue: sleep(0) en lugar del yield solo, recursión y un bucle sin condición.
import { type Coroutine, sleep } from '#runtime'

type Log = (line: string) => void

export function* walk(steps: number, log: Log): Coroutine<number> {
  return yield* from(1, steps, log)
}

function* from(step: number, steps: number, log: Log): Coroutine<number> {
  if (step > steps) return steps
  log(`step ${step}`)
  yield* sleep(0)
  return yield* from(step + 1, steps, log)
}

export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  const coroutine = walk(steps, log)
  yield* coroutine
  log('turn')
  yield* walk(steps, log)
  return 2 * steps
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  for (let pauses = 0; ; pauses += 1) {
    const { done } = coroutine.next()
    if (done === true) return pauses
  }
}
