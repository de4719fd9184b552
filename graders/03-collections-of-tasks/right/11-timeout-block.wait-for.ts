// Differs: waitFor around a coroutine of its own, and a flag.
// Se distingue: waitFor alrededor de una corrutina propia, y una marca.
import { type Coroutine, TimeoutError, waitFor } from '#runtime'

export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const report: Report = { readings: [], isComplete: false }
  function* all(): Coroutine<void> {
    for (const station of stations) report.readings.push(yield* read(station))
    report.isComplete = true
  }
  try {
    yield* waitFor(all(), seconds)
  } catch (error) {
    if (error instanceof TimeoutError) return report
    throw error
  }
  return report
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  function* all(): Coroutine<boolean> {
    for (;;) {
      if (step()) return true
      yield
    }
  }
  try {
    return yield* waitFor(all(), seconds)
  } catch (error) {
    if (error instanceof TimeoutError) return false
    throw error
  }
}
