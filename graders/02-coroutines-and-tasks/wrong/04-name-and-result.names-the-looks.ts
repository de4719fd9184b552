// fails: follow gives its task the name, and looks at it as soon as it is created
// card: none
// Writes the name into the looks, and the task keeps the one that the loop gave it.
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'

/** A task at one moment. `answer` is its result, or what `result()` raises before there is one. */
export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

export function look(task: Task<number>): Look {
  return {
    name: task.getName(),
    done: task.done(),
    answer: task.done() ? task.result() : new InvalidStateError(),
  }
}
export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job())
  const looks = [{ ...look(task), name }]
  yield* sleep(0)
  looks.push({ ...look(task), name })
  yield* task
  looks.push({ ...look(task), name })
  return looks
}
