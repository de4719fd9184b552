// fails: readings holds the temperatures in the order of the stations, and nothing else
// fails: failures holds the errors in the order of the stations, cancellations included
// card: M73
// Waits for the errors to be raised, although they come as values.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const failures: Error[] = []
  let readings: number[] = []
  try {
    readings = (yield* gather(stations.map(ask), { returnExceptions: true })) as number[]
  } catch (error) {
    failures.push(error as Error)
  }
  return { readings, failures }
}
