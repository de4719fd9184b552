// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Catches the error where the name is not known.
import { asCompleted, CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  function* outcome(station: string): Coroutine<string> {
    return `${station}: ${yield* count(station)}`
  }
  for (const next of asCompleted(stations.map(outcome))) {
    let line = 'failed'
    try {
      line = yield* next
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
    yield* announce(line)
  }
}
