// A weather report: every station is asked for its temperature, all at the same time. Some answer,
// some are out of order, and the report needs both lists: a broken station must not hide the others.
//
// El parte del tiempo: se pregunta la temperatura a todas las estaciones a la vez. Unas responden y
// otras están averiadas, y el parte necesita las dos listas: una avería no debe tapar a las demás.
import { type Coroutine, gather } from '#runtime'

/** What the stations said, and what became of those that said nothing. */
export type Report = { readings: number[]; failures: Error[] }

/** Asks every station, and sorts what comes back: temperatures here, errors there. */
export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const answers = yield* gather(stations.map(ask), { returnExceptions: true })
  return {
    readings: answers.filter((answer) => typeof answer === 'number'),
    failures: answers.filter((answer) => answer instanceof Error),
  }
}
