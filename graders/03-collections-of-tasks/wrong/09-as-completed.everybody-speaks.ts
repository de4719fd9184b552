// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: says one line at a time, and returns when the last one is said
// card: none
// Each station announces itself, and they talk at the same time.
import { CancelledError, type Coroutine, gather } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  yield* gather(stations.map(report))

  function* report(station: string): Coroutine<void> {
    let line = `${station} failed`
    try {
      line = `${station}: ${yield* count(station)}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
    yield* announce(line)
  }
}
