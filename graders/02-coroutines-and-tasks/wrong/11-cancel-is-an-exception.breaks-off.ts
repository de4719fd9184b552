// fails: asked to stop, upload ends cancelled
// card: M43
// Leaves the loop and forgets that it was asked to stop.
import { CancelledError, type Coroutine, type Task } from '#runtime'

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
        yield* discard()
        break
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
