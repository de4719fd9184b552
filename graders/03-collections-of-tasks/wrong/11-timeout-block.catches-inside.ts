// fails: collect stops when the time for all readings together is up, and returns those that have come
// fails: collect has no reading in progress when it returns: the last one is cancelled, and cleaned up
// fails: solve gives up when the time is up: with 0 s, after one step at most
// card: M50
// Expects TimeoutError inside of the block.
import { asyncWith, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  let isComplete = true
  yield* asyncWith(timeout(seconds), function* () {
    try {
      for (const station of stations) readings.push(yield* read(station))
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
      isComplete = false
    }
  })
  return { readings, isComplete }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  let isSolved = true
  yield* asyncWith(timeout(seconds), function* () {
    try {
      while (!step()) yield* sleep(0)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
      isSolved = false
    }
  })
  return isSolved
}
