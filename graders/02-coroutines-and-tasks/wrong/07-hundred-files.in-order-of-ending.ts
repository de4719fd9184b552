// fails: returns the sizes in the order of the names
// card: M70
// Collects the sizes as they come: whoever ends first stands first.
import { type Coroutine, gather } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const found: number[] = []
  function* collect(name: string): Coroutine<void> {
    found.push(yield* read(name))
  }
  yield* gather(names.map(collect))
  return found
}
