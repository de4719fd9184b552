// fails: has every station count before it waits for any, each of them once
// fails: announces each station once, with its own votes
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: says one line at a time, and returns when the last one is said
// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Asks the awaitable for the name of the task.
import { asCompleted, type Coroutine, createTask } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const tasks = stations.map((station) => createTask(count(station), { name: station }))
  for (const task of asCompleted(tasks)) {
    // @ts-expect-error: it is no task.
    const name: string = task.getName()
    // @ts-expect-error: nor has it a result.
    yield* announce(`${name}: ${task.result()}`)
  }
}
