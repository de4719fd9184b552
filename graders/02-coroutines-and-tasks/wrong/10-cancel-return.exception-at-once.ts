// fails: stop never raises, whatever the task does
// fails: stop asks at once: a task that had not started never begins its work
// fails: stop says whether the request was accepted: false if the task was already done
// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M40
// Asks for the ending in the turn of the request, before there is one.
import { type Coroutine, type Task, wait } from '#runtime'

/** What the panel shows about a task that was asked to stop. */
export type Report = {
  /** Was there still something to stop? */
  accepted: boolean
  /** How the task ended, whatever it was asked. */
  ending: 'cancelled' | 'returned' | 'raised'
}

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  if (task.cancelled()) return { accepted, ending: 'cancelled' }
  return { accepted, ending: task.exception() === undefined ? 'returned' : 'raised' }
}
export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const first = task.cancel()
  const second = task.cancel()
  yield* wait([task])
  return [first, second, task.cancel()]
}
