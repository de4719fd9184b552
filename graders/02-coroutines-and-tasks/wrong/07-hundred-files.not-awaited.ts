// fails: returns the sizes in the order of the names
// fails: reads each file once, and waits until all of them are read
// fails: reads a hundred files of 1 s in 1 s
// card: M75
// Takes what gather gives for the list of results.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  // @ts-expect-error: this is a future, not a list.
  return gather(names.map(read))
}
