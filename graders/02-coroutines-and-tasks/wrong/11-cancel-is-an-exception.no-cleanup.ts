// fails: asked to stop, upload discards what was sent: once, and to the end
// card: none
// Lets the CancelledError pass, and leaves what was sent behind.
import { CancelledError, type Coroutine, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  _discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  for (const part of parts) {
    try {
      yield* send(part)
    } catch (error) {
      if (error instanceof CancelledError) throw error
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
