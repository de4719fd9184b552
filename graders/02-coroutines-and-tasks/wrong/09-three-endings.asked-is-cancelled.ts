// fails: goes by how the task ends, and not by what it was asked
// card: M40
// Takes the request for the ending.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (task.cancelled() || task.cancelling() > 0) return { state: 'cancelled' }
  if (!task.done()) return { state: 'pending' }
  if (task.exception() !== undefined) return { state: 'raised', error: task.exception() }
  return { state: 'returned', result: task.result() }
}
