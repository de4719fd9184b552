// fails: raises nothing, whatever becomes of the stations
// fails: asks all the stations at the same time
// fails: waits for every station, and no longer: a failure ends nobody else
// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M75
// Splits what gather gives before it is awaited: it is a future, not a list.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers = gather(stations.map(ask), { returnExceptions: true })
  return {
    // @ts-expect-error: a future has no filter.
    readings: answers.filter((answer) => typeof answer === 'number'),
    // @ts-expect-error: a future has no filter.
    failures: answers.filter((answer) => answer instanceof Error),
  }
}
