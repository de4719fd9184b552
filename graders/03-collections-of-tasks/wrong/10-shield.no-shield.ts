// fails: goes on with the download when a caller is cancelled, even the only one
// fails: gives every other caller the file when it is there, and who comes later at once
// fails: lets a cancelled caller go at once, with its CancelledError
// card: M47
// Waits for the task itself: whoever is cancelled takes it along.
import { CancelledError, type Coroutine, createTask, shield, type Task } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let task: Task<string> | undefined
  return function* () {
    task ??= createTask(download())
    return yield* task
  }
}

/** Saves to the end, also when it is cancelled meanwhile; then it ends with the CancelledError. */
export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  const task = createTask(save())
  try {
    yield* shield(task)
  } catch (error) {
    if (error instanceof CancelledError) yield* task
    throw error
  }
}
