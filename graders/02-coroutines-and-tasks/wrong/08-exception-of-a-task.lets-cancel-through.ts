// fails: errorOf gives the same when the task has ended, and never raises
// fails: errorsOf gives the error of each job in its place, and never raises
// card: M30
// Catches errors, and lets the cancellation of the task come through.
import { CancelledError, type Coroutine, createTask, type Task } from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  try {
    return task.exception()
  } catch (error) {
    return error
  }
}

export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  try {
    yield* task
  } catch (error) {
    if (error instanceof CancelledError) throw error
  }
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  const errors: unknown[] = []
  for (const task of tasks) errors.push(yield* errorOf(task))
  return errors
}
