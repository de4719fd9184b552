// Differs: waits for a future that a done callback sets, and never awaits the task.
// Se distingue: espera un futuro al que da valor un callback de finalización, y nunca espera la tarea.
import { type Coroutine, Future, type Task } from '#runtime'

export type Report = { accepted: boolean; ending: 'cancelled' | 'returned' | 'raised' }

export function* stop(task: Task<unknown>): Coroutine<Report> {
  const ended = new Future<Report['ending']>()
  const accepted = task.cancel()
  task.addDoneCallback((done) => {
    if (done.cancelled()) ended.setResult('cancelled')
    else ended.setResult(done.exception() === undefined ? 'returned' : 'raised')
  })
  return { accepted, ending: yield* ended }
}

export function* stopTwice(task: Task<unknown>): Coroutine<[boolean, boolean, boolean]> {
  const answers = [task.cancel(), task.cancel()] as const
  const ended = new Future<void>()
  task.addDoneCallback(() => ended.setResult())
  yield* ended
  return [...answers, task.cancel()]
}
