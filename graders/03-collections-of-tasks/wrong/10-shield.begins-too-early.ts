// fails: starts the download with the first call, and only once
// fails: gives every other caller the file when it is there, and who comes later at once
// fails: lets a cancelled caller go at once, with its CancelledError
// card: none
// Starts the download before anybody has called.
import { CancelledError, type Coroutine, createTask, shield } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  const task = createTask(download())
  return function* () {
    return yield* shield(task)
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
