// fails: finish saves to the end when it is cancelled, and then ends cancelled
// card: M48
// Shields the save, and ends while it is still at work.
import { type Coroutine, createTask, shield, type Task } from '#runtime'

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
  yield* shield(save())
}
