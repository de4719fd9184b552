// fails: look tells the name of the task and whether it is done, at any moment
// fails: look gives the InvalidStateError that `result()` raises before the end, and the result after it
// fails: follow gives its task the name, and looks at it as soon as it is created
// fails: follow looks again one turn later
// fails: follow looks a third time when the task has ended, and returns the three looks
// fails: follow raises the error of a job that fails
// card: M28
// Believes that result() gives undefined while the task runs.
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  const answer = task.result() ?? new InvalidStateError('not yet')
  return { name: task.getName(), done: task.done(), answer }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  yield* task
  return [created, started, look(task)]
}
