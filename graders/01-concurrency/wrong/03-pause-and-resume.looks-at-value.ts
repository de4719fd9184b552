// fails: driveToEnd resumes a coroutine until it has ended
// fails: driveToEnd returns how often the coroutine paused
// card: none
// Takes a value for the end: a coroutine may return `undefined`, which is what a pause brings.
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
  let pauses = 0
  while (coroutine.next().value === undefined) pauses += 1
  return pauses
}
