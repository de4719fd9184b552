// fails: returns the sizes in the order of the names
// fails: reads each file once, and waits until all of them are read
// fails: reads a hundred files of 1 s in 1 s
// card: M75
// Reads the future of gather as if it were the list.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const all = gather(names.map(read))
  const list: number[] = []
  // @ts-expect-error: a future has no length.
  for (let index = 0; index < all.length; index += 1) {
    // @ts-expect-error: and no places.
    list.push(all[index])
  }
  return list
}
