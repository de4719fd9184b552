// A board shows the tasks of a program: name, whether they are done, and the result. `look` takes a
// picture of a task at this moment; `follow` takes three of a task of its own.
//
// Un panel muestra las tareas de un programa: nombre, si han terminado y el resultado. `look` saca
// una foto de una tarea en este momento; `follow` saca tres de una tarea propia.
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'

/** A task at one moment. `answer` is its result, or what `result()` raises before there is one. */
export type Look = { name: string; done: boolean; answer: number | InvalidStateError }

/** Tells how the task is at this moment; it never waits. Of a failed task it raises the error. */
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

/** Runs the job in a task called `name`; looks at its creation, one turn later and at its end. */
export function* follow(name: string, job: () => Coroutine<number>): Coroutine<Look[]> {
  const task = createTask(job(), { name })
  const created = look(task)
  yield* sleep(0)
  const started = look(task)
  yield* task
  return [created, started, look(task)]
}
