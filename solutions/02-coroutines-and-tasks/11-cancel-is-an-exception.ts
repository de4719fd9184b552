// An upload in parts that can be stopped at any moment: what was sent so far must not stay behind on
// the server. And whoever stops it to begin another one waits until everything is cleaned up.
//
// Una subida por partes que se puede parar en cualquier momento: lo ya enviado no debe quedarse en el
// servidor. Y quien la detiene para empezar otra espera a que todo quede limpio.
import { CancelledError, type Coroutine, type Task } from '#runtime'

/**
 * Sends the parts one after another and returns those that failed. Asked to stop, it discards what
 * was sent, and ends cancelled.
 */
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

/** Stops `old`, waits until it has ended, and only then runs `next`: gives what `next` gives. */
export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  try {
    yield* old
  } catch {
    // However it ended, it is out of the way.
  }
  return yield* next()
}
