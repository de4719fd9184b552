// fails: finish saves to the end when it is cancelled, and then ends cancelled
// card: M48
// Saves once more instead of waiting for the save that is on its way.
import { CancelledError, type Coroutine, createTask, shield, type Task } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let task: Task<string> | undefined
  return function* () {
    task ??= createTask(download())
    return yield* shield(task)
  }
}

/** Saves to the end, also when it is cancelled meanwhile; then it ends with the CancelledError. */
export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  try {
    yield* shield(save())
  } catch (error) {
    if (error instanceof CancelledError) yield* save()
    throw error
  }
}
