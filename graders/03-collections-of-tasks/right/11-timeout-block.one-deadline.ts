// Differs: timeoutAt with a moment, the handle of the block, and a helper for both functions.
// Se distingue: timeoutAt con un instante, el bloque en una variable y una función auxiliar para las dos.
import { asyncWith, type Coroutine, getRunningLoop, sleep, TimeoutError, timeoutAt } from '#runtime'

export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  const isComplete = yield* within(seconds, function* () {
    let index = 0
    while (index < stations.length) {
      readings[index] = yield* read(stations[index] ?? '')
      index += 1
    }
  })
  return { readings, isComplete }
}

/** Runs a body within the time; false if it was cut short. */
function* within(seconds: number, body: () => Coroutine<void>): Coroutine<boolean> {
  const limit = timeoutAt(getRunningLoop().time() + seconds)
  try {
    yield* asyncWith(limit, body)
    return true
  } catch (error) {
    if (error instanceof TimeoutError && limit.expired()) return false
    throw error
  }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  return yield* within(seconds, function* () {
    do {
      yield* sleep(0)
    } while (!step())
  })
}
