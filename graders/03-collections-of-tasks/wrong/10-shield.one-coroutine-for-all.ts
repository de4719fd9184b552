// fails: goes on with the download when a caller is cancelled, even the only one
// fails: starts the download with the first call, and only once
// fails: gives every other caller the file when it is there, and who comes later at once
// fails: lets a cancelled caller go at once, with its CancelledError
// fails: gives the error of a download that fails to every caller, and does not start another
// card: M04
// Shields one coroutine object again and again: it runs only once.
import { CancelledError, type Coroutine, createTask, shield } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  const coroutine = download()
  return function* () {
    return yield* shield(coroutine)
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
