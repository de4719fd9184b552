// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// card: none
// Counts one attempt too many.
import { type Coroutine, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 0; attempt <= attempts; attempt += 1) {
    try {
      return yield* waitFor(ask(), seconds)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
    }
  }
  return undefined
}
