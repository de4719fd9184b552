// fails: collect lets an error of read pass, and reads no further
// fails: collect lets a cancellation from outside pass
// fails: solve can be cancelled between two steps
// card: M44
// Takes every error for the end of the time, and with them a cancellation.
import { asyncWith, type Coroutine, sleep, timeout } from '#runtime'

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
  } catch {
    return { readings, isComplete: false }
  }
  return { readings, isComplete: true }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  try {
    yield* asyncWith(timeout(seconds), function* () {
      while (!step()) yield* sleep(0)
    })
  } catch {
    return false
  }
  return true
}
