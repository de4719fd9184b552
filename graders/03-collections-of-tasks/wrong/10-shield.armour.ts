// fails: lets a cancelled caller go at once, with its CancelledError
// card: M43
// Takes the caller for shielded as well: it is not let go.
import { CancelledError, type Coroutine, createTask, shield, type Task } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let task: Task<string> | undefined
  return function* () {
    task ??= createTask(download())
    try {
      return yield* shield(task)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      return yield* shield(task)
    }
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
