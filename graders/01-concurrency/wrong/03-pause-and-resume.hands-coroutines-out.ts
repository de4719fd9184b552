// fails: thereAndBack pauses wherever walk does, there and back
// fails: the event loop can run thereAndBack, too
// card: M03
// Leaves the star out, and computes the result itself.
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
  // @ts-expect-error: the loop takes no coroutines.
  yield walk(steps, log)
  log('turn')
  // @ts-expect-error
  yield walk(steps, log)
  return 2 * steps
}

export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  while (!coroutine.next().done) pauses += 1
  return pauses
}
