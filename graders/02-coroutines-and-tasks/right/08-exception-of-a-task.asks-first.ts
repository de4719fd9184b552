// Differs: asks done() and cancelled() before exception(), and waits with wait, which raises nothing.
// Se distingue: pregunta done() y cancelled() antes que exception(), y espera con wait, que no lanza nada.
import {
  CancelledError,
  type Coroutine,
  createTask,
  InvalidStateError,
  type Task,
  wait,
} from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  if (!task.done()) return new InvalidStateError('Exception is not set.')
  if (task.cancelled()) return new CancelledError()
  return task.exception()
}

export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  yield* wait([task])
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  if (tasks.length > 0) yield* wait(tasks)
  return tasks.map(errorNow)
}
