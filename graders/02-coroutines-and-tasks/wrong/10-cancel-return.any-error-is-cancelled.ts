// fails: stop says how the task really ended
// card: M51
// Takes any error that comes out of the wait for a cancellation.
import type { Coroutine, Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  try {
    yield* task
    return { accepted, ending: 'returned' }
  } catch {
    return { accepted, ending: 'cancelled' }
  }
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
