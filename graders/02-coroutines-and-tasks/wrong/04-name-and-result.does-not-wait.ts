// fails: follow looks a third time when the task has ended, and returns the three looks
// fails: follow raises the error of a job that fails
// card: M29
// Takes the third look without waiting.
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  return { name: task.getName(), done: task.done(), answer: answerOf(task) }
}

function answerOf(task: Task<number>): number | InvalidStateError {
  try {
    return task.result()
  } catch (error) {
    if (error instanceof InvalidStateError) return error
    throw error
  }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  return [created, started, look(task)]
}
