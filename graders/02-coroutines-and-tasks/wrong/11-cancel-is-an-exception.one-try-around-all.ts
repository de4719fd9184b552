// fails: upload leaves a part that fails, goes on with the next, and returns those that failed
// fails: asked to stop, upload sends nothing more
// fails: asked to stop, upload ends cancelled
// fails: asked to stop, upload discards what was sent: once, and to the end
// card: M44
// Takes whatever comes for the failure of a part, and tries that part once more.
import { type Coroutine, sleep, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  for (const part of parts) {
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        yield* send(part)
        break
      } catch {
        if (tries === 1) failed.push(part)
      }
    }
  }
  yield* sleep(0)
  if (failed.length > parts.length) yield* discard()
  return failed
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {}
  return yield* next()
}
