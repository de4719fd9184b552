// fails: announces in the order in which the stations end, each as soon as the speaker is free
// card: none
// Waits for one task after another, in the order of the list.
import { CancelledError, type Coroutine, createTask } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const tasks = stations.map((station) => createTask(count(station), { name: station }))
  for (const task of tasks) {
    let line = `${task.getName()} failed`
    try {
      line = `${task.getName()}: ${yield* task}`
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
    yield* announce(line)
  }
}
