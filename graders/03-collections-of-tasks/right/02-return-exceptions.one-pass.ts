// Differs: one pass over the list, pushing to either side.
// Se distingue: una sola pasada por la lista, que va poniendo cada cosa a un lado u otro.
import { type Coroutine, gather } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const readings: number[] = []
  const failures: Error[] = []
  const asked = stations.map((station) => ask(station))
  for (const answer of yield* gather(asked, { returnExceptions: true })) {
    if (answer instanceof Error) failures.push(answer)
    else readings.push(answer)
  }
  return { readings, failures }
}
