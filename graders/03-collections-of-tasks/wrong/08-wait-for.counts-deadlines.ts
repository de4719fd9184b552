// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// fails: cancelled itself, it cancels the attempt, waits for its end and ends cancelled
// fails: lets every other error out at once, and does not ask again
// card: M49
// Gives the same task one deadline after another: the first has cancelled it.
import { type Coroutine, createTask, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  const task = createTask(ask())
  let left = attempts
  while (left-- > 0) {
    try {
      return yield* waitFor(task, seconds)
    } catch (error) {
      if (error instanceof TimeoutError || task.cancelled()) continue
      throw error
    }
  }
  return undefined
}
