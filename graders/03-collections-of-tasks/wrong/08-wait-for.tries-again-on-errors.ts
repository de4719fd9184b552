// fails: lets every other error out at once, and does not ask again
// card: none
// Asks again whatever went wrong.
import { CancelledError, type Coroutine, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return yield* waitFor(ask(), seconds)
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
  }
  return undefined
}
