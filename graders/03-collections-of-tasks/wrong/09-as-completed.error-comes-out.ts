// fails: announces a station that fails by its name, and goes on with the others
// card: none
// Lets the error of a station end the night.
import { asCompleted, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  for (const next of asCompleted(stations.map(outcome))) yield* announce(yield* next)

  function* outcome(station: string): Coroutine<string> {
    return `${station}: ${yield* count(station)}`
  }
}
