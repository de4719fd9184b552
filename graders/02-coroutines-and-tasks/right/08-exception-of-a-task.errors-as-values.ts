// Differs: gather brings errors as values; a future tells the end of a single task.
// Se distingue: gather trae los errores como valores; un futuro avisa del final de una sola tarea.
import { type Coroutine, createTask, Future, gather, type Task } from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  try {
    return task.exception()
  } catch (error) {
    return error
  }
}

export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  const ended = new Future<void>()
  task.addDoneCallback(() => ended.setResult(undefined))
  yield* ended
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  yield* gather(tasks, { returnExceptions: true })
  const errors: unknown[] = []
  for (const task of tasks) errors.push(errorNow(task))
  return errors
}
