// fails: announces each station once, with its own votes
// fails: says one line at a time, and returns when the last one is said
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Announces what asCompleted gives, without waiting for it.
import { asCompleted, type Coroutine } from '#runtime'

export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  function* result(station: string): Coroutine<string> {
    try {
      const votes = yield* count(station)
      return `${station}: ${votes}`
    } catch {
      return `${station} failed`
    }
  }
  // @ts-expect-error A coroutine is no line.
  for (const line of asCompleted(stations.map(result))) yield* announce(line)
}
