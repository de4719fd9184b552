// fails: follow gives its task the name, and looks at it as soon as it is created
// fails: follow looks again one turn later
// fails: follow looks a third time when the task has ended, and returns the three looks
// card: none
// Gives the task no name.
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

export function* follow(_name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job())
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  yield* task
  return [created, started, look(task)]
}
