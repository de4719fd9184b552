// Differs: names the task afterwards; any error of result() is the answer; gather waits for the end.
import {
  type Coroutine,
  createTask,
  gather,
  type InvalidStateError,
  sleep,
  type Task,
} from '#runtime'

export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  const seen = { name: task.getName(), done: task.done() }
  try {
    return { ...seen, answer: task.result() }
  } catch (error) {
    return { ...seen, answer: error as InvalidStateError }
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
