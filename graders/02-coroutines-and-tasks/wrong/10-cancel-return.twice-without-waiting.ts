// fails: stopTwice gives both answers of one turn, and the answer after the end
// card: M40
// Asks three times in a row: the task is not done yet.
import type { Coroutine, Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* end(task)
  return { accepted, ending: endingOf(task) }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  return [task.cancel(), task.cancel(), task.cancel()]
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
