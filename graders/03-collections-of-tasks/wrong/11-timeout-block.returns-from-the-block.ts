// fails: solve calls step until it says true, and then returns true
// card: M17
// Believes that `return` in the block returns from the coroutine around it.
import { asyncWith, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

/** What has come of a number of stations; complete if no time limit cut it short. */
export type Report = { readings: number[]; isComplete: boolean }

/** Reads the stations one after the other, all of them within so many seconds. */
export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  try {
    yield* asyncWith(timeout(seconds), function* () {
      for (const station of stations) readings.push(yield* read(station))
    })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    return { readings, isComplete: false }
  }
  return { readings, isComplete: true }
}

/** Calls `step` until it says true, for at most so many seconds; says whether it did. */
export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  try {
    yield* asyncWith(timeout(seconds), function* () {
      while (true) {
        if (step()) return true
        yield* sleep(0)
      }
    })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
  }
  return false
}
