// fails: solve gives the other tasks a turn after each step
// fails: solve gives up when the time is up: with 0 s, after one step at most
// fails: solve can be cancelled between two steps
// card: M52
// Expects the limit to interrupt a loop that only computes.
import { asyncWith, type Coroutine, TimeoutError, timeout } from '#runtime'

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
      while (!step());
    })
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    return false
  }
  return true
}
