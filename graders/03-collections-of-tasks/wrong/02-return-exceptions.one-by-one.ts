// fails: asks all the stations at the same time
// fails: waits for every station, and no longer: a failure ends nobody else
// card: M23
// Asks a station when the one before has answered.
import type { Coroutine } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const found: Report = { readings: [], failures: [] }
  for (const station of stations) {
    try {
      found.readings.push(yield* ask(station))
    } catch (error) {
      found.failures.push(error as Error)
    }
  }
  return found
}
