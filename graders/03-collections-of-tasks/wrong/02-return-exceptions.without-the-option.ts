// fails: raises nothing, whatever becomes of the stations
// fails: asks all the stations at the same time
// fails: waits for every station, and no longer: a failure ends nobody else
// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M73
// Expects the failures in the list without asking for them.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers: (number | Error)[] = yield* gather(stations.map(ask))
  return {
    readings: answers.filter((answer) => typeof answer === 'number'),
    failures: answers.filter((answer) => answer instanceof Error),
  }
}
