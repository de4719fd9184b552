// Many callers want the same big file: it is downloaded once, for all of them. A caller who loses
// patience goes away; the download goes on. And what is being saved is saved to the end.
//
// Muchos piden el mismo archivo grande: se descarga una vez, para todos. Quien pierde la paciencia se
// va; la descarga sigue. Y lo que se está guardando se guarda hasta el final.
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
  const task = createTask(save())
  try {
    yield* shield(task)
  } catch (error) {
    if (error instanceof CancelledError) yield* task
    throw error
  }
}
