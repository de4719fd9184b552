// fails: stop never raises, whatever the task does
// fails: stop asks at once: a task that had not started never begins its work
// fails: stop says whether the request was accepted: false if the task was already done
// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M30
// Waits without a `try`: what the task ended with comes out of `stop`.
import type { Coroutine, Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* task
  return { accepted, ending: endingOf(task) }
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

function endingOf(task: Task<unknown>): Report['ending'] {
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}
