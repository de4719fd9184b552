// fails: walk writes one line at a time, and pauses after each
// fails: thereAndBack pauses wherever walk does, there and back
// card: none
// Pauses before each step, and not after it.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

export function* walk(steps: number, log: Log): Coroutine<number> {
  for (let step = 1; step <= steps; step += 1) {
    yield
    log(`step ${step}`)
  }
  return steps
}

export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  const there = yield* walk(steps, log)
  log('turn')
  const back = yield* walk(steps, log)
  return there + back
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  while (!coroutine.next().done) pauses += 1
  return pauses
}
