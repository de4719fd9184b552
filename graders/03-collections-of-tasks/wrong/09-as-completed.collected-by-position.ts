// fails: announces each station once, with its own votes
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: announces a station that fails by its name, and goes on with the others
// card: M82
// Collects what asCompleted brings, and puts the names beside it.
import { asCompleted, CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const votes: (number | undefined)[] = []
  for (const next of asCompleted(stations.map(count))) {
    try {
      votes.push(yield* next)
    } catch (error) {
      if (error instanceof CancelledError) throw error
      votes.push(undefined)
    }
  }
  for (const [index, name] of stations.entries()) {
    const found = votes[index]
    yield* announce(found === undefined ? `${name} failed` : `${name}: ${found}`)
  }
}
