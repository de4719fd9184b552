// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M72
// The program as it was given: gather raises, and the others go on.
import { type Coroutine, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  return yield* gather(parts.map(fetch))
}
