// fails: stop never raises, whatever the task does
// fails: stop says whether the request was accepted: false if the task was already done
// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M42
// Takes the answer false for a failure, and raises an error of its own.
import { type Coroutine, RuntimeError, type Task } from '#runtime'

/** What the panel shows about a task that was asked to stop. */
export type Report = {
  /** Was there still something to stop? */
  accepted: boolean
  /** How the task ended, whatever it was asked. */
  ending: 'cancelled' | 'returned' | 'raised'
}

/** Asks `task` to stop, waits until it has really ended, and reports. Never raises. */
export function* stop(task: Task<unknown>): Coroutine<Report> {
  if (!task.cancel()) throw new RuntimeError('the task could not be stopped')
  try {
    yield* task
  } catch {}
  if (task.cancelled()) return { accepted: true, ending: 'cancelled' }
  return { accepted: true, ending: task.exception() === undefined ? 'returned' : 'raised' }
}

/** Asks twice in the same turn, and once more after the end: what `cancel()` answered each time. */
export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const first = task.cancel()
  const second = task.cancel()
  yield* end(task)
  return [first, second, task.cancel()]
}

/** Waits until a task has ended, whichever way. */
function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {
    // How it ended is asked of the task itself.
  }
}

function _endingOf(task: Task<unknown>): Report['ending'] {
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}
