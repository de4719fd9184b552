// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M73
// Takes every answer for a temperature: the option is there, so nothing is to be checked.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const readings = yield* gather(stations.map(ask), { returnExceptions: true })
  return { readings: readings as number[], failures: [] }
}
