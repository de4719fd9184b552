// fails: stop waits for the end of the task, cleanup included, and asks only once
// fails: stop says how the task really ended
// card: M40
// Believes that `cancel()` answers how the task ended: waits for nothing.
import type { Coroutine, Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  return { accepted, ending: accepted ? 'cancelled' : 'returned' }
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
