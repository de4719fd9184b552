// fails: asks anew for each attempt, until one brings a forecast or all of them took too long
// fails: returns the forecast as soon as there is one; undefined when the last attempt has ended
// fails: lets every other error out at once, and does not ask again
// card: none
// What an attempt still brings after its deadline is not looked at.
import { type Coroutine, createTask, gather, wait } from '#runtime'

export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let i = 0; i < attempts; i++) {
    const task = createTask(ask())
    try {
      const { done } = yield* wait([task], { timeout: seconds })
      if (done.length > 0) return task.result()
    } finally {
      task.cancel()
      yield* gather([task], { returnExceptions: true })
    }
  }
  return undefined
}
