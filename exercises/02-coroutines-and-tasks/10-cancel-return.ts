// A control panel with a stop button. It has to say two things about a task: whether the request to
// stop was accepted, and how the task really ended. The first is known at once, the second is not.
//
// Un panel de control con un botón de parar. Ha de decir dos cosas de una tarea: si se aceptó la
// petición de parar y cómo acabó de verdad. Lo primero se sabe enseguida; lo segundo, no.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/** What the panel shows about a task that was asked to stop. */
export type Report = {
  /** Was there still something to stop? */
  accepted: boolean
  /** How the task ended, whatever it was asked. */
  ending: 'cancelled' | 'returned' | 'raised'
}

/** Asks `task` to stop, waits until it has really ended, and reports. Never raises. */
export function* stop(task: Task<unknown>): Coroutine<Report> {
  // TODO: ask once and at once, wait for the end with its cleanup, and look how it ended.
  return todo('ask, wait and report')
}

/** Asks twice in the same turn, and once more after the end: what `cancel()` answered each time. */
export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  // TODO: three answers of `cancel()`, in order; between the second and the third, the task ends.
  return todo('ask twice, wait, and ask again')
}
