// fails: says cancelled, whether the task had started or not
// fails: goes by how the task ends, and not by what it was asked
// card: M31
// Thinks of two endings: whatever `result()` raises is the task's error, CancelledError included.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (!task.done()) return { state: 'pending' }
  try {
    return { state: 'returned', result: task.result() }
  } catch (error) {
    return { state: 'raised', error }
  }
}
