// fails: errorOf gives the same when the task has ended, and never raises
// fails: errorOf waits for the end of the task, and no longer
// fails: errorsOf gives the error of each job in its place, and never raises
// fails: errorsOf runs all jobs at the same time, each of them once and to its end
// card: M28
// Asks without waiting for the end.
import { type Coroutine, createTask, type Task } from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  try {
    return task.exception()
  } catch (error) {
    return error
  }
}

export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  return errorNow(task)
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  const errors: unknown[] = []
  for (const task of tasks) errors.push(yield* errorOf(task))
  return errors
}
