// fails: says pending before the task starts, while it works and while it waits
// fails: goes by how the task ends, and not by what it was asked
// fails: only looks: it neither waits nor asks the task to stop
// card: M28
// Believes that `exception()` of a running task gives nothing.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (task.cancelled()) return { state: 'cancelled' }
  if (task.exception() !== undefined) return { state: 'raised', error: task.exception() }
  if (task.done()) return { state: 'returned', result: task.result() }
  return { state: 'pending' }
}
