// fails: announces each station once, with its own votes
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: says one line at a time, and returns when the last one is said
// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Takes what asCompleted gives for the value.
import { asCompleted, CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  function* outcome(station: string): Coroutine<string> {
    try {
      return `${station}: ${yield* count(station)}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
      return `${station} failed`
    }
  }
  for (const line of asCompleted(stations.map(outcome))) yield* announce(`${line}`)
}
