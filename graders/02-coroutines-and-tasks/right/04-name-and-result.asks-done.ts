// Differs: asks done() instead of catching, and fills a list of looks.
// Se distingue: pregunta done() en vez de capturar, y va llenando una lista de miradas.
import { type Coroutine, createTask, InvalidStateError, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  const done = task.done()
  const answer = done ? task.result() : new InvalidStateError('Result is not set.')
  return { name: task.getName(), done, answer }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const looks = [look(task)]
  yield
  looks.push(look(task))
  yield* task
  looks.push(look(task))
  return looks
}
