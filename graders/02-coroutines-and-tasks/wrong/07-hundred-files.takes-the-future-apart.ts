// fails: returns the sizes in the order of the names
// fails: starts reading every file before waiting for any
// fails: takes no longer than the slowest file
// fails: reads each file once, and waits until all of them are read
// fails: reads a hundred files of 1 s in 1 s
// card: M75
// Takes the future of gather apart without awaiting it.
import { type Coroutine, createTask, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = names.map((name) => createTask(read(name)))
  const [...all] = gather(tasks)
  // @ts-expect-error: these are no sizes.
  return all
}
