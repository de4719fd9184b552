// Differs: the cleanup stands around the whole loop; `replace` asks only who is not done, and gathers.
// Se distingue: la limpieza rodea todo el bucle; `replace` solo pide parar a quien no ha acabado, y reúne.
import { CancelledError, type Coroutine, gather, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  try {
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i]
      if (part === undefined) continue
      try {
        yield* send(part)
      } catch (error) {
        if (!(error instanceof CancelledError)) failed.push(part)
        else throw error
      }
    }
  } catch (error) {
    yield* discard()
    throw error
  }
  return failed
}

export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  if (!old.done()) {
    old.cancel()
    yield* gather([old], { returnExceptions: true })
  }
  return yield* next()
}
