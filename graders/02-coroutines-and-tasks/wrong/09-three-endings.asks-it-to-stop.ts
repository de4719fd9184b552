// fails: only looks: it neither waits nor asks the task to stop
// card: none
// Finds out whether the task is done by asking it to stop, for `cancel()` answers just that.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (task.cancel()) return { state: 'pending' }
  if (task.cancelled()) return { state: 'cancelled' }
  const error = task.exception()
  return error === undefined
    ? { state: 'returned', result: task.result() }
    : { state: 'raised', error }
}
