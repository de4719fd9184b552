// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M70
// Notes each answer when it comes: who answers first stands first.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const found: Report = { readings: [], failures: [] }
  function* listen(station: string): Coroutine<void> {
    try {
      found.readings.push(yield* ask(station))
    } catch (error) {
      found.failures.push(error as Error)
    }
  }
  yield* gather(stations.map(listen))
  return found
}
