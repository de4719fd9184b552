// fails: follow gives its task the name, and looks at it as soon as it is created
// card: none
// Gives a turn before the first look.
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
  yield* sleep(0)
  const created = look(task)
  const started = look(task)
  yield* task
  return [created, started, look(task)]
}
