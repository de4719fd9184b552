// fails: cancels an attempt that takes too long, and goes on when it has really ended
// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// fails: cancelled itself, it cancels the attempt, waits for its end and ends cancelled
// fails: lets every other error out at once, and does not ask again
// card: M79
// Asks as many times at once as there are attempts.
import { type Coroutine, createTask, wait } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  const tasks = Array.from({ length: attempts }, () => createTask(ask()))
  const { done } = yield* wait(tasks, { timeout: seconds })
  for (const task of done) return task.result()
  return undefined
}
