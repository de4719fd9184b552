// fails: cancelled itself, it cancels the attempt, waits for its end and ends cancelled
// fails: lets every other error out at once, and does not ask again
// card: M44
// Catches every error, and with it its own cancellation.
import { type Coroutine, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return yield* waitFor(ask(), seconds)
    } catch {}
  }
  return undefined
}
