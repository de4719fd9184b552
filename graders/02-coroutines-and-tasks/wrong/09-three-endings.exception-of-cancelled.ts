// fails: says cancelled, whether the task had started or not
// fails: goes by how the task ends, and not by what it was asked
// fails: only looks: it neither waits nor asks the task to stop
// card: M31
// Asks a cancelled task for its exception, which raises the CancelledError.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (!task.done()) return { state: 'pending' }
  if (task.exception() !== undefined) return { state: 'raised', error: task.exception() }
  if (task.cancelled()) return { state: 'cancelled' }
  return { state: 'returned', result: task.result() }
}
