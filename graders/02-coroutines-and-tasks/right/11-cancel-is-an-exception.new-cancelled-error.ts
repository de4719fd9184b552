// Differs: raises a CancelledError of its own, and a task does the next one.
// Se distingue: lanza un CancelledError propio, y lo siguiente lo hace una tarea.
import { CancelledError, type Coroutine, createTask, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  for (const part of parts) {
    try {
      yield* send(part)
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        failed.push(part)
        continue
      }
      yield* discard()
      throw new CancelledError('upload stopped')
    }
  }
  return failed
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {
    return yield* createTask(next())
  }
  return yield* createTask(next())
}
