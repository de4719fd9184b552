// fails: starts reading every file before waiting for any
// fails: takes no longer than the slowest file
// fails: reads a hundred files of 1 s in 1 s
// card: M24
// Creates a task for each file, and waits for it before it creates the next.
import { type Coroutine, createTask } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found: number[] = []
  for (const name of names) found.push(yield* createTask(read(name)))
  return found
}
