// fails: says raised, and gives the error
// card: none
// Takes an InvalidStateError that the job itself raised for "not ended yet".
import { CancelledError, InvalidStateError, type Task } from '#runtime'

/** What the board shows about a task. */
export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  try {
    return { state: 'returned', result: task.result() }
  } catch (error) {
    if (error instanceof InvalidStateError) return { state: 'pending' }
    if (error instanceof CancelledError) return { state: 'cancelled' }
    return { state: 'raised', error }
  }
}
