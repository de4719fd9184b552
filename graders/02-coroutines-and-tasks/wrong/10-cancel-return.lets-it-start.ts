// fails: stop asks at once: a task that had not started never begins its work
// fails: stop says whether the request was accepted: false if the task was already done
// card: M45
// Gives the task a turn first, so that its `finally` is entered.
import { type Coroutine, sleep, type Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  yield* sleep(0)
  const accepted = task.cancel()
  yield* end(task)
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
