// fails: look tells the name of the task and whether it is done, at any moment
// fails: look gives the InvalidStateError that `result()` raises before the end, and the result after it
// fails: look raises the error of a task that failed
// fails: follow gives its task the name, and looks at it as soon as it is created
// fails: follow looks again one turn later
// card: none
// Makes a coroutine of look, to wait for the result.
import { type Coroutine, createTask, type InvalidStateError, sleep, type Task } from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function* look(task: Task<number>): Coroutine<Look> {
  return { name: task.getName(), done: task.done(), answer: yield* task }
}

export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const created = yield* look(task)
  yield* sleep(0)
  const started = yield* look(task)
  yield* task
  return [created, started, yield* look(task)]
}
