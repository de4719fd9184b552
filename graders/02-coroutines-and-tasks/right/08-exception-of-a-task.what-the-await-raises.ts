// Differs: takes what the await raises, and gathers one coroutine for each task.
// Se distingue: toma lo que lanza la espera, y reúne una corrutina por tarea.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

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
    return undefined
  } catch (error) {
    return error
  }
}

export function* errorsOf(jobs: (() => Coroutine<unknown>)[]): Coroutine<unknown[]> {
  return yield* gather(jobs.map((job) => errorOf(createTask(job()))))
}
