// fails: upload sends the parts in order, each after the one before it has been sent
// fails: upload leaves a part that fails, goes on with the next, and returns those that failed
// card: none
// Sends all the parts at the same time.
import { type Coroutine, gather, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  function* one(part: string): Coroutine<void> {
    try {
      yield* send(part)
    } catch {
      failed.push(part)
    }
  }
  try {
    yield* gather(parts.map(one))
  } catch (error) {
    yield* discard()
    throw error
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
