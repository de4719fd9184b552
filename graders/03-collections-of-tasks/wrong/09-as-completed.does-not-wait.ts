// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: says one line at a time, and returns when the last one is said
// card: none
// Has lines announced in tasks that nobody waits for.
import { asCompleted, CancelledError, type Coroutine, createTask } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  for (const next of asCompleted(stations.map(outcome))) createTask(announce(yield* next))

  function* outcome(station: string): Coroutine<string> {
    try {
      return `${station}: ${yield* count(station)}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
      return `${station} failed`
    }
  }
}
