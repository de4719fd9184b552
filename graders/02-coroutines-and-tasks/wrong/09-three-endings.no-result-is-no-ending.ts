// fails: says returned, and gives the result, whatever it is
// fails: goes by how the task ends, and not by what it was asked
// card: none
// Takes a result that looks like none for a task that is still going on.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (task.done() && task.cancelled()) return { state: 'cancelled' }
  if (task.done() && task.exception()) return { state: 'raised', error: task.exception() }
  if (task.done() && task.result()) return { state: 'returned', result: task.result() }
  return { state: 'pending' }
}
