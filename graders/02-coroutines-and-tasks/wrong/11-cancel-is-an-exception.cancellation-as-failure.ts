// fails: asked to stop, upload sends nothing more
// fails: asked to stop, upload ends cancelled
// fails: asked to stop, upload discards what was sent: once, and to the end
// card: M44
// Believes that `catch` takes ordinary errors only.
import type { Coroutine, Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  _discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  for (const part of parts) {
    try {
      yield* send(part)
    } catch {
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
