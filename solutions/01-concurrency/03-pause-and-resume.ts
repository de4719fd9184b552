// An ordinary function runs from its first line to its last. A coroutine stops where it says `yield`,
// and stands there until somebody lets it go on: here it is you who does, with `next()`.
//
// Una función normal se ejecuta de la primera línea a la última. Una corrutina se detiene donde dice
// `yield`, y ahí se queda hasta que alguien la deja seguir: aquí lo haces tú, con `next()`.
import type { Coroutine } from '#runtime'

type Log = (line: string) => void

/** Writes `step 1`, `step 2` ... and pauses after each; returns how many there were. */
export function* walk(steps: number, log: Log): Coroutine<number> {
  for (let step = 1; step <= steps; step += 1) {
    log(`step ${step}`)
    yield
  }
  return steps
}

/** Walks there, writes `turn`, and walks back; returns how many steps it were in all. */
export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  const there = yield* walk(steps, log)
  log('turn')
  const back = yield* walk(steps, log)
  return there + back
}

/** Lets a coroutine go on until it has ended; returns how often it paused on the way. */
export function driveToEnd(coroutine: Coroutine<unknown>): number {
  let pauses = 0
  while (!coroutine.next().done) pauses += 1
  return pauses
}
