// fails: errorsOf gives the error of each job in its place, and never raises
// fails: errorsOf runs all jobs at the same time, each of them once and to its end
// card: none
// Awaits the tasks within one try: the first error ends the waiting.
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
  const errors: unknown[] = tasks.map(() => undefined)
  let next = 0
  try {
    for (const task of tasks) {
      yield* task
      next += 1
    }
  } catch (error) {
    errors[next] = error
  }
  return errors
}
