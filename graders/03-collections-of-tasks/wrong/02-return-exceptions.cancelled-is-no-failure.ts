// fails: failures holds the errors in the order of the stations, cancellations included
// card: M73
// Leaves a cancelled station out of both lists.
import { CancelledError, type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers = yield* gather(stations.map(ask), { returnExceptions: true })
  const errors = answers.filter((answer) => answer instanceof Error)
  return {
    readings: answers.filter((answer) => typeof answer === 'number'),
    failures: errors.filter((error) => !(error instanceof CancelledError)),
  }
}
