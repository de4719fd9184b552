// Differs: `wait` instead of shield, since it leaves the tasks alone too; `finally` instead of catch.
// Se distingue: `wait` en vez de shield, porque tampoco toca las tareas; `finally` en vez de catch.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  const tasks: Task<string>[] = []
  function* get(): Coroutine<string> {
    if (tasks.length === 0) tasks.push(createTask(download()))
    yield* wait(tasks)
    const [task] = tasks
    return task === undefined ? '' : task.result()
  }
  return get
}

/** Saves to the end, also when it is cancelled meanwhile; then it ends with the CancelledError. */
export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  const task = createTask(save())
  try {
    yield* wait([task])
  } finally {
    yield* task
  }
}
