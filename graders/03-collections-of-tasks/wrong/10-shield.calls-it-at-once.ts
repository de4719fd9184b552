// fails: goes on with the download when a caller is cancelled, even the only one
// fails: starts the download with the first call, and only once
// fails: gives every other caller the file when it is there, and who comes later at once
// fails: lets a cancelled caller go at once, with its CancelledError
// fails: gives the error of a download that fails to every caller, and does not start another
// card: none
// Calls what share should return, and returns the coroutine.
import { type Coroutine, createTask, shield, type Task, wait } from '#runtime'

export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let task: Task<string> | undefined
  function* file(): Coroutine<string> {
    task ??= createTask(download())
    return yield* shield(task)
  }
  // @ts-expect-error A coroutine is no function.
  return file()
}

export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  const saving = createTask(save())
  try {
    yield* shield(saving)
  } catch (error) {
    yield* wait([saving])
    throw error
  }
}
