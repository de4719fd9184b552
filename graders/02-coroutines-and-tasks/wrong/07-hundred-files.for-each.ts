// fails: returns the sizes in the order of the names
// fails: starts reading every file before waiting for any
// fails: reads each file once, and waits until all of them are read
// fails: reads a hundred files of 1 s in 1 s
// card: M16
// forEach calls the coroutine function and drops the coroutine it gets.
import type { Coroutine } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found: number[] = []
  names.forEach(function* (name) {
    found.push(yield* read(name))
  })
  return found
}
