// Differs: cleans up in `finally`, where a flag says whether the end was reached; waits with `wait`.
// Se distingue: limpia en `finally`, donde una marca dice si se llegó al final; espera con `wait`.
import { CancelledError, type Coroutine, type Task, wait } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  let isComplete = false
  try {
    for (const part of parts) {
      if (!(yield* isSent(send(part)))) failed.push(part)
    }
    isComplete = true
  } finally {
    if (!isComplete) yield* discard()
  }
  return failed
}

function* isSent(sending: Coroutine<void>): Coroutine<boolean> {
  try {
    yield* sending
    return true
  } catch (error) {
    if (error instanceof CancelledError) throw error
    return false
  }
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  old.cancel()
  yield* wait([old])
  const result = yield* next()
  return result
}
