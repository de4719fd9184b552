// fails: solve gives the other tasks a turn after each step
// card: none
// Pauses between the steps, where a turn is enough.
import { asyncWith, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

/** What has come of a number of stations; complete if no time limit cut it short. */
export type Report = { readings: number[]; isComplete: boolean }

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

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  try {
    yield* asyncWith(timeout(seconds), function* () {
      while (!step()) yield* sleep(0.1)
    })
    return true
  } catch (error) {
    if (error instanceof TimeoutError) return false
    throw error
  }
}
