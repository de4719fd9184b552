// fails: replace stops the old one at once, and begins the next one as soon as it has ended
// card: M45
// Gives the old one a turn first, so that its cleanup is reached.
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
  yield* sleep(0)
  old.cancel()
  try {
    yield* old
  } catch {}
  return yield* next()
}
