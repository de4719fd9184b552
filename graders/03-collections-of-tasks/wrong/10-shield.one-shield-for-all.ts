// fails: gives every other caller the file when it is there, and who comes later at once
// fails: lets a cancelled caller go at once, with its CancelledError
// card: M48
// Shields the download once, and all callers wait for the same shield.
import { CancelledError, type Coroutine, createTask, type Future, shield } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let shielded: Future<string> | undefined
  return function* () {
    shielded ??= shield(download())
    return yield* shielded
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
