// fails: waits for every station, and no longer: a failure ends nobody else
// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M72
// Catches the one error that gather raises, and drops what the others say.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  try {
    return { readings: yield* gather(stations.map(ask)), failures: [] }
  } catch (error) {
    return { readings: [], failures: [error as Error] }
  }
}
