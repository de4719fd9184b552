// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M72
// Cancels the gather, which is done already when it raises: nobody is asked to stop.
import { type Coroutine, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const all = gather(parts.map(fetch))
  try {
    return yield* all
  } catch (error) {
    all.cancel()
    throw error
  }
}
