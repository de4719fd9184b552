// fails: upload leaves a part that fails, goes on with the next, and returns those that failed
// fails: asked to stop, upload sends nothing more
// fails: asked to stop, upload ends cancelled
// fails: asked to stop, upload discards what was sent: once, and to the end
// fails: upload discards nothing unless it was asked to stop
// card: none
// Takes every error for a request to stop.
import type { Coroutine, Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  try {
    for (const part of parts) yield* send(part)
    return []
  } catch (error) {
    yield* discard()
    throw error
  }
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {}
  return yield* next()
}
