// fails: look raises the error of a task that failed
// card: none
// Takes any error of result() for the answer.
import { type Coroutine, createTask, type InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  return { name: task.getName(), done: task.done(), answer: answerOf(task) }
}

function answerOf(task: Task<number>): number | InvalidStateError {
  try {
    return task.result()
  } catch (error) {
    return error as InvalidStateError
  }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  yield* task
  return [created, started, look(task)]
}
