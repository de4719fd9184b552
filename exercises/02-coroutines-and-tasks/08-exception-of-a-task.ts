// A task that fails keeps its error until somebody asks for it. `errorNow` asks at this moment,
// `errorOf` waits for the end and asks then, and `errorsOf` runs many jobs and asks all of them.
//
// Una tarea que falla guarda su error hasta que alguien lo pide. `errorNow` lo pide en este momento,
// `errorOf` espera el final y lo pide entonces, y `errorsOf` ejecuta muchos trabajos y lo pide a todos.
import type { Coroutine, Task } from '#runtime'
import { todo } from '../todo.ts'

/** What `task.exception()` gives at this moment, or what it raises; it never raises or waits. */
export function errorNow(task: Task<unknown>): unknown {
  // TODO: one answer for a task that is running, and one for each of the three endings.
  return todo('ask the task now')
}

/** Waits for the end of the task, and returns what `errorNow` says then; it never raises. */
export function* errorOf(task: Task<unknown>): Coroutine<unknown> {
  // TODO: wait until the task has ended, whatever it ends with; then ask.
  return todo('wait, then ask the task')
}

/** Runs the jobs at the same time, to their ends; returns the error of each, in their order. */
export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  // TODO: a task for each job; one that fails stops nobody, and its error comes in its place.
  return todo('run the jobs and ask each of them')
}
