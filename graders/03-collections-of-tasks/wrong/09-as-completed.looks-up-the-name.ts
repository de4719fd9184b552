// fails: announces each station once, with its own votes
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Looks the awaitable up among the tasks, where it is not.
import { asCompleted, CancelledError, type Coroutine, createTask } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const names = new Map<unknown, string>()
  for (const station of stations) names.set(createTask(count(station)), station)
  const tasks = [...names.keys()] as Coroutine<number>[]
  for (const next of asCompleted(tasks)) {
    const name = names.get(next)
    try {
      const votes = yield* next
      yield* announce(`${name}: ${votes}`)
    } catch (error) {
      if (error instanceof CancelledError) throw error
      yield* announce(`${name} failed`)
    }
  }
}
