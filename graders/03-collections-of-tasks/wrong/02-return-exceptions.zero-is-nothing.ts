// fails: readings holds the temperatures in the order of the stations, and nothing else
// card: none
// Takes a temperature of 0 for no answer.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers = yield* gather(stations.map(ask), { returnExceptions: true })
  const failures = answers.filter((answer) => answer instanceof Error)
  const readings = answers.map((answer) => (answer instanceof Error ? undefined : answer))
  return { readings: readings.filter((reading) => !!reading) as number[], failures }
}
