// fails: cancels an attempt that takes too long, and goes on when it has really ended
// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// fails: cancelled itself, it cancels the attempt, waits for its end and ends cancelled
// fails: lets every other error out at once, and does not ask again
// card: M48
// Shields the attempt: nobody stops it, and the next one begins beside it.
import { type Coroutine, createTask, shield, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const task = createTask(ask())
    try {
      return yield* waitFor(shield(task), seconds)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
    }
  }
  return undefined
}
