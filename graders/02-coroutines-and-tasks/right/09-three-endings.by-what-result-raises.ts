// Differs: reads the result, and goes by what that raises.
// Se distingue: lee el resultado y se guía por lo que este lanza.
import { CancelledError, InvalidStateError, type Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export function statusOf<T>(task: Task<T>): Status<T> {
  try {
    return { state: 'returned', result: task.result() }
  } catch (error) {
    if (error instanceof InvalidStateError && !task.done()) return { state: 'pending' }
    if (error instanceof CancelledError) return { state: 'cancelled' }
    return { state: 'raised', error }
  }
}
