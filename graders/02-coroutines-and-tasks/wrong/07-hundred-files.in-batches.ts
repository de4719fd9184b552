// fails: reads a hundred files of 1 s in 1 s
// card: M23
// Reads ten files at the same time, and then the next ten.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const list: number[] = []
  for (let i = 0; i < names.length; i += 10)
    list.push(...(yield* gather(names.slice(i, i + 10).map(read))))
  return list
}
