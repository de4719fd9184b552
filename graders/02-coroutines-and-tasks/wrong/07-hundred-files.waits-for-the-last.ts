// fails: returns the sizes in the order of the names
// fails: starts reading every file before waiting for any
// fails: takes no longer than the slowest file
// fails: reads each file once, and waits until all of them are read
// card: M29
// Waits for the last task only, and reads the results of all.
import { type Coroutine, createTask } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = names.map((name) => createTask(read(name)))
  for (const last of tasks.slice(-1)) yield* last
  return tasks.map((task) => task.result())
}
