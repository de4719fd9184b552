// fails: replace begins the next one only when the old one has ended, cleanup included
// fails: replace stops the old one at once, and begins the next one as soon as it has ended
// card: M46
// Gives the old one the turn in which the request reaches it, and no time to clean up.
import { CancelledError, type Coroutine, sleep, type Task } from '#runtime'

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
  old.cancel()
  yield* sleep(0)
  return yield* next()
}
