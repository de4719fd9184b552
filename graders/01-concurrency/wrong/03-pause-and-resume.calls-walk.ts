// fails: thereAndBack pauses wherever walk does, there and back
// fails: thereAndBack returns the steps of both ways
// fails: the event loop can run thereAndBack, too
// card: M01
// Calls walk and awaits it not.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

export function* walk(steps: number, log: Log): Coroutine<number> {
  for (let step = 1; step <= steps; step += 1) {
    log(`step ${step}`)
    yield
  }
  return steps
}

export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  walk(steps, log)
  log('turn')
  walk(steps, log)
  return steps
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  while (!coroutine.next().done) pauses += 1
  return pauses
}
