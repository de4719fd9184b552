// fails: collect lets a cancellation from outside pass
// card: M43
// Takes any cancellation that arrives in the block for the end of the time.
import { asyncWith, CancelledError, type Coroutine, sleep, TimeoutError, timeout } from '#runtime'

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
      if (!(error instanceof CancelledError)) throw error
      isComplete = false
    }
  })
  return { readings, isComplete }
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
