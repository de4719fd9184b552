// fails: stop never raises, whatever the task does
// fails: stop asks at once: a task that had not started never begins its work
// fails: stop says whether the request was accepted: false if the task was already done
// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M30
// Asks `exception()` before `cancelled()`: of a cancelled task it raises.
import type { Coroutine, Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* end(task)
  if (task.exception() !== undefined) return { accepted, ending: 'raised' }
  return { accepted, ending: task.cancelled() ? 'cancelled' : 'returned' }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const first = task.cancel()
  const second = task.cancel()
  yield* end(task)
  return [first, second, task.cancel()]
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
