// fails: errorsOf gives the error of each job in its place, and never raises
// fails: errorsOf runs all jobs at the same time, each of them once and to its end
// card: M27
// Believes that the error comes out of createTask.
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
  const errors: unknown[] = []
  for (const job of jobs) {
    try {
      createTask(job())
      errors.push(undefined)
    } catch (error) {
      errors.push(error)
    }
  }
  return errors
}
