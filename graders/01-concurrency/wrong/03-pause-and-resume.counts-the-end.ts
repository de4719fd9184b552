// fails: driveToEnd returns how often the coroutine paused
// card: none
// Counts the last next(), too, at which it does not pause but end.
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
  const there = yield* walk(steps, log)
  log('turn')
  const back = yield* walk(steps, log)
  return there + back
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let resumed = 1
  while (!coroutine.next().done) resumed += 1
  return resumed
}
