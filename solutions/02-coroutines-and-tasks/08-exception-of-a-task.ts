// A task that fails keeps its error until somebody asks for it. `errorNow` asks at this moment,
// `errorOf` waits for the end and asks then, and `errorsOf` runs many jobs and asks all of them.
//
// Una tarea que falla guarda su error hasta que alguien lo pide. `errorNow` lo pide en este momento,
// `errorOf` espera el final y lo pide entonces, y `errorsOf` ejecuta muchos trabajos y lo pide a todos.
import { type Coroutine, createTask, type Task } from '#runtime'

/** What `task.exception()` gives at this moment, or what it raises; it never raises or waits. */
export function errorNow(task: Task<unknown>): unknown {
  try {
    return task.exception()
  } catch (error) {
    return error
  }
}

/** Waits for the end of the task, and returns what `errorNow` says then; it never raises. */
export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  try {
    yield* task
  } catch {
    // The error is kept in the task.
  }
  return errorNow(task)
}

/** Runs the jobs at the same time, to their ends; returns the error of each, in their order. */
export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  const tasks = jobs.map((job) => createTask(job()))
  const errors: unknown[] = []
  for (const task of tasks) errors.push(yield* errorOf(task))
  return errors
}
