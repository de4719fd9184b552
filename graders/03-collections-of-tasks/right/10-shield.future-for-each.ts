// Differs: each caller waits for a future of its own, which a done callback of the task settles.
// Se distingue: quien llama espera un futuro propio, al que da fin un callback de la tarea.
import { CancelledError, type Coroutine, createTask, Future, shield, type Task } from '#runtime'

/** A function for many callers: each call waits for one and the same download. */
export function share(download: () => Coroutine<string>): () => Coroutine<string> {
  let task: Task<string> | undefined
  return () => {
    return call()
  }

  function* call(): Coroutine<string> {
    task ??= createTask(download(), { name: 'download' })
    return yield* outcomeOf(task)
  }
}

function* outcomeOf(task: Task<string>): Coroutine<string> {
  if (!task.done()) {
    const end = new Future<void>()
    task.addDoneCallback(() => {
      if (!end.done()) end.setResult()
    })
    yield* end
  }
  return task.result()
}

/** Saves to the end, also when it is cancelled meanwhile; then it ends with the CancelledError. */
export function* finish(save: () => Coroutine<void>): Coroutine<void> {
  const task = createTask(save())
  let reason: CancelledError | undefined
  while (!task.done()) {
    try {
      yield* shield(task)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      reason = error
    }
  }
  if (reason !== undefined) throw reason
  task.result()
}
