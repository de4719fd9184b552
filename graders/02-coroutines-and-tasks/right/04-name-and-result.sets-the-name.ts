// Differs: names the task afterwards; an error of another kind is thrown again; gather waits for the end.
// Se distingue: pone el nombre después; un error de otra clase se vuelve a lanzar; gather espera el final.
import { type Coroutine, createTask, gather, InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  const seen = { name: task.getName(), done: task.done() }
  try {
    return { ...seen, answer: task.result() }
  } catch (error) {
    if (!(error instanceof InvalidStateError)) throw error
    return { ...seen, answer: error }
  }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job())
  task.setName(name)
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  yield* gather([task])
  return [created, started, look(task)]
}
