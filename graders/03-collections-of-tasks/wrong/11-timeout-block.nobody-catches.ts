// fails: collect stops when the time for all readings together is up, and returns those that have come
// fails: collect has no reading in progress when it returns: the last one is cancelled, and cleaned up
// card: M50
// Takes the block for an `if`: when the time is up it would be left, and no more.
import { asyncWith, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  yield* asyncWith(timeout(seconds), function* () {
    for (const station of stations) readings.push(yield* read(station))
  })
  return { readings, isComplete: readings.length === stations.length }
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
