// fails: errorNow gives the InvalidStateError of a task that has not ended
// card: M28
// Says undefined for a task that has not ended.
import { type Coroutine, createTask, type Task } from '#runtime'

export function errorNow(task: Task<unknown>): unknown {
  if (!task.done()) return undefined
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
