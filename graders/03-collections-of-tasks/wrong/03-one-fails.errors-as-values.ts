// fails: raises the error of the part that failed first
// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M86
// Waits for everybody, and raises the first error of the list.
import { type Coroutine, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const ends = yield* gather(parts.map(fetch), { returnExceptions: true })
  const sizes: number[] = []
  for (const end of ends) {
    if (end instanceof Error) throw end
    sizes.push(end)
  }
  return sizes
}
