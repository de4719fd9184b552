// fails: returns the sizes in the order of the names
// fails: starts reading every file before waiting for any
// fails: takes no longer than the slowest file
// fails: reads each file once, and waits until all of them are read
// fails: reads a hundred files of 1 s in 1 s
// card: M71
// Passes the coroutines one by one, as in Python.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  // @ts-expect-error: gather takes one list.
  return yield* gather(...names.map(read))
}
