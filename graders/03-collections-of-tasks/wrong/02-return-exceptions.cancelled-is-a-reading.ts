// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M73
// Sorts out the failures by their class: a cancelled station stands among the temperatures.
import { CancelledError, type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers = yield* gather(stations.map(ask), { returnExceptions: true })
  const isFailure = (answer: unknown) =>
    answer instanceof Error && !(answer instanceof CancelledError)
  return {
    readings: answers.filter((answer) => !isFailure(answer)) as number[],
    failures: answers.filter(isFailure) as Error[],
  }
}
