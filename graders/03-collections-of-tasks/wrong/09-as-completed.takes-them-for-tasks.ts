// fails: has every station count before it waits for any, each of them once
// fails: announces each station once, with its own votes
// fails: says one line at a time, and returns when the last one is said
// fails: announces in the order in which the stations end, each as soon as the speaker is free
// fails: announces a station that fails by its name, and goes on with the others
// card: M81
// Takes what asCompleted gives for the tasks, and asks them how they ended.
import { asCompleted, type Coroutine, createTask, type Task } from '#runtime'

export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const tasks = stations.map((station) => createTask(count(station), { name: station }))
  for (const task of asCompleted(tasks) as unknown as Task<number>[]) {
    if (task.exception()) yield* announce(`${task.getName()} failed`)
    else yield* announce(`${task.getName()}: ${task.result()}`)
  }
}
