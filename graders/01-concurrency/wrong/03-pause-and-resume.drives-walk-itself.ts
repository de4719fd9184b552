// fails: thereAndBack pauses wherever walk does, there and back
// card: none
// Drives walk itself, so that nobody else can pause it.
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
  const there = driveToEnd(walk(steps, log))
  log('turn')
  const back = driveToEnd(walk(steps, log))
  return there + back
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  while (!coroutine.next().done) pauses += 1
  return pauses
}
