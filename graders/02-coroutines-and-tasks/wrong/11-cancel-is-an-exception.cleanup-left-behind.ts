// fails: asked to stop, upload discards what was sent: once, and to the end
// card: none
// Has a task clean up, and ends before it has.
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
      if (error instanceof CancelledError) {
        createTask(discard())
        throw error
      }
      failed.push(part)
    }
  }
  return failed
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {}
  return yield* next()
}
