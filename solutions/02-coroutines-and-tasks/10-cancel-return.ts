// A control panel with a stop button. It has to say two things about a task: whether the request to
// stop was accepted, and how the task really ended. The first is known at once, the second is not.
//
// Un panel de control con un botón de parar. Ha de decir dos cosas de una tarea: si se aceptó la
// petición de parar y cómo acabó de verdad. Lo primero se sabe enseguida; lo segundo, no.
import type { Coroutine, Task } from '#runtime'

/** What the panel shows about a task that was asked to stop. */
export type Report = {
  /** Was there still something to stop? */
  accepted: boolean
  /** How the task ended, whatever it was asked. */
  ending: 'cancelled' | 'returned' | 'raised'
}

/** Asks `task` to stop, waits until it has really ended, and reports. Never raises. */
export function* stop(task: Task<unknown>): Coroutine<Report> {
  const accepted = task.cancel()
  yield* end(task)
  return { accepted, ending: endingOf(task) }
}

/** Asks twice in the same turn, and once more after the end: what `cancel()` answered each time. */
export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const first = task.cancel()
  const second = task.cancel()
  yield* end(task)
  return [first, second, task.cancel()]
}

/** Waits until a task has ended, whichever way. */
function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {
    // How it ended is asked of the task itself.
  }
}

function endingOf(task: Task<unknown>): Report['ending'] {
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}
