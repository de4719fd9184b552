// fails: goes by how the task ends, and not by what it was asked
// card: M41
// A task that was asked to stop and is done has been cancelled, it thinks.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (!task.done()) return { state: 'pending' }
  if (task.cancelling() > 0 || task.cancelled()) return { state: 'cancelled' }
  if (task.exception() !== undefined) return { state: 'raised', error: task.exception() }
  return { state: 'returned', result: task.result() }
}
