// fails: starts reading every file before waiting for any
// fails: takes no longer than the slowest file
// fails: reads a hundred files of 1 s in 1 s
// card: M23
// Waits for each file before it begins the next.
import type { Coroutine } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found: number[] = []
  for (const name of names) found.push(yield* read(name))
  return found
}
