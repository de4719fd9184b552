// fails: asked to stop, upload discards what was sent: once, and to the end
// fails: upload discards nothing unless it was asked to stop
// card: none
// Cleans up in `finally`, which is reached by every upload.
import { CancelledError, type Coroutine, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  try {
    for (const part of parts) {
      try {
        yield* send(part)
      } catch (error) {
        if (error instanceof CancelledError) throw error
        failed.push(part)
      }
    }
    return failed
  } finally {
    yield* discard()
  }
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {}
  return yield* next()
}
