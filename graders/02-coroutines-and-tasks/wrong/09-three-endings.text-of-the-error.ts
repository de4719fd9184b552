// fails: says raised, and gives the error
// card: none
// Gives the text of the error, and not the error itself.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  if (!task.done()) return { state: 'pending' }
  if (task.cancelled()) return { state: 'cancelled' }
  const error = task.exception()
  if (error instanceof Error) return { state: 'raised', error: error.message }
  return { state: 'returned', result: task.result() }
}
