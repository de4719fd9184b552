// fails: announces each station once, with its own votes
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: announces a station that fails by its name, and goes on with the others
// card: M82
// Takes the n-th name for what ends as the n-th.
import { asCompleted, CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  let index = 0
  for (const next of asCompleted(stations.map(count))) {
    const name = stations[index]
    index += 1
    try {
      yield* announce(`${name}: ${yield* next}`)
    } catch (error) {
      if (error instanceof CancelledError) throw error
      yield* announce(`${name} failed`)
    }
  }
}
