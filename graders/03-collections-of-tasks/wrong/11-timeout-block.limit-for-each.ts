// fails: collect stops when the time for all readings together is up, and returns those that have come
// card: none
// A limit for each reading: together they may take much longer.
import { asyncWith, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  try {
    for (const station of stations) {
      yield* asyncWith(timeout(seconds), function* () {
        readings.push(yield* read(station))
      })
    }
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    return { readings, isComplete: false }
  }
  return { readings, isComplete: true }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  try {
    yield* asyncWith(timeout(seconds), function* () {
      while (!step()) yield* sleep(0)
    })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    return false
  }
  return true
}
