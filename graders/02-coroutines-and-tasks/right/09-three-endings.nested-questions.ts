// Differs: one question inside the other, the endings last; the kinds come from a function.
// Se distingue: una pregunta dentro de otra, los finales al último; las clases vienen de una función.
import type { Task } from '#runtime'

export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

export const statusOf = <T>(task: Task<T>): Status<T> =>
  task.done() ? endingOf(task) : { state: 'pending' }

function endingOf<T>(task: Task<T>): Status<T> {
  let status: Status<T> = { state: 'cancelled' }
  if (!task.cancelled()) {
    const error = task.exception()
    status = error ? { state: 'raised', error } : { state: 'returned', result: task.result() }
  }
  return status
}
