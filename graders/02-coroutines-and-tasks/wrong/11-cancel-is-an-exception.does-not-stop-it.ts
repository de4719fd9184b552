// fails: replace stops the old one at once, and begins the next one as soon as it has ended
// card: none
// Waits for the old one, and never asks it to stop.
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
        throw error
      }
      failed.push(part)
    }
  }
  return failed
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  try {
    yield* old
  } catch {}
  return yield* next()
}
