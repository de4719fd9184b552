// fails: errorNow gives the error of a failed task, undefined if it returned, the CancelledError if it was cancelled
// fails: errorOf gives the same when the task has ended, and never raises
// fails: errorsOf gives the error of each job in its place, and never raises
// card: M28
// Says undefined for a task that was cancelled.
import { type Coroutine, createTask, type Task } from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  if (task.done() && task.cancelled()) return undefined
  try {
    return task.exception()
  } catch (error) {
    return error
  }
}

export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  try {
    yield* task
  } catch {
    // The error is kept in the task.
  }
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  const errors: unknown[] = []
  for (const task of tasks) errors.push(yield* errorOf(task))
  return errors
}
