// Election night: the polling stations count at their own pace, and each result is announced as soon as
// it is in, with the name of its station. There is one speaker, who says one line at a time.
//
// Noche electoral: cada colegio cuenta a su ritmo, y su resultado se anuncia en cuanto llega, con el
// nombre del colegio. Hay una sola persona que anuncia, y dice las líneas de una en una.
import { asCompleted, CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  for (const next of asCompleted(stations.map(outcome))) yield* announce(yield* next)

  function* outcome(station: string): Coroutine<string> {
    try {
      return `${station}: ${yield* count(station)}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
      return `${station} failed`
    }
  }
}
