// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M46
// Waits for the turn in which the request arrives, and not for the cleanup.
import { type Coroutine, sleep, type Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* sleep(0)
  if (task.done()) return { accepted, ending: endingOf(task) }
  return { accepted, ending: 'cancelled' }
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
