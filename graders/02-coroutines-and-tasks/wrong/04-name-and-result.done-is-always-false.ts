// fails: look tells the name of the task and whether it is done, at any moment
// fails: follow looks again one turn later
// fails: follow looks a third time when the task has ended, and returns the three looks
// card: none
// Keeps the look of the creation.
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  return { name: task.getName(), done: false, answer: answerOf(task) }
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
  yield* task
  return [created, started, look(task)]
}
