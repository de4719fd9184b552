// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: cancels an attempt that takes too long, and goes on when it has really ended
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// card: M49
// Takes the answer late, after the deadline: the attempt was cancelled.
import { type Coroutine, createTask, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  let task = createTask(ask())
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return yield* waitFor(task, seconds)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
      task = task.done() ? createTask(ask()) : task
    }
  }
  try {
    return yield* waitFor(task, seconds)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    return yield* task
  }
}
