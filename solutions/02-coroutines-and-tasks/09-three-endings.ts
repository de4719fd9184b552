// The board of a print shop shows the state of each job: still going on, or how it ended. A task
// that is done has ended in one of three ways, and each of them has to be read in a way of its own.
//
// El tablero de una imprenta muestra el estado de cada trabajo: aún en marcha, o cómo acabó. Una
// tarea que ha terminado ha acabado de una de tres maneras, y cada una se lee a su modo.
import type { Task } from '#runtime'

/** What the board shows about a task. */
export type Status<T> =
  | { state: 'pending' }
  | { state: 'returned'; result: T }
  | { state: 'raised'; error: unknown }
  | { state: 'cancelled' }

/** The state of `task` at this moment. It never waits, never raises, and changes nothing. */
export function statusOf<T>(task: Task<T>): Status<T> {
  if (!task.done()) return { state: 'pending' }
  if (task.cancelled()) return { state: 'cancelled' }
  const error = task.exception()
  if (error !== undefined) return { state: 'raised', error }
  return { state: 'returned', result: task.result() }
}
