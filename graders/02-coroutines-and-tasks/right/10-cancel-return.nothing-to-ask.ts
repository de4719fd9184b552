// Differs: does not ask a task that is done, and waits for the others in short pieces.
// Se distingue: no pide nada a una tarea que ya ha terminado, y espera a las demás a trozos.
import { type Coroutine, type Task, wait, waitFor } from '#runtime'

/** What the panel shows about a task that was asked to stop. */
export type Report = {
  /** Was there still something to stop? */
  accepted: boolean
  /** How the task ended, whatever it was asked. */
  ending: 'cancelled' | 'returned' | 'raised'
}

export function* stop(task: Task<unknown>): Coroutine<Report> {
  if (task.done()) return { accepted: false, ending: how(task) }
  const accepted = task.cancel()
  while (!task.done()) yield* wait([task], { timeout: 0.25 })
  return { accepted, ending: how(task) }
}
function how(task: Task<unknown>): Report['ending'] {
  try {
    task.result()
    return 'returned'
  } catch {
    return task.cancelled() ? 'cancelled' : 'raised'
  }
}
export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const answers = [task.cancel(), task.cancel()]
  try {
    yield* waitFor(task, undefined)
  } catch {}
  return [answers[0] === true, answers[1] === true, task.cancel()]
}
