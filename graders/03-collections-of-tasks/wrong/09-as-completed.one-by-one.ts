// fails: has every station count before it waits for any, each of them once
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// card: M23
// Has one station count after another.
import { CancelledError, type Coroutine } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  for (const station of stations) {
    let line = `${station} failed`
    try {
      line = `${station}: ${yield* count(station)}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
    yield* announce(line)
  }
}
