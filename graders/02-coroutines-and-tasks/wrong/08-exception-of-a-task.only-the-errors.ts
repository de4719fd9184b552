// fails: errorsOf gives the error of each job in its place, and never raises
// card: none
// Leaves out the jobs that went well.
import { type Coroutine, createTask, type Task } from '#runtime'

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
  } catch {
    // The error is kept in the task.
  }
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  const errors: unknown[] = []
  for (const task of tasks) {
    const error = yield* errorOf(task)
    if (error !== undefined) errors.push(error)
  }
  return errors
}
