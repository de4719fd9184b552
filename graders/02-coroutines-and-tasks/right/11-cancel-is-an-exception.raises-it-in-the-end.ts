// Differs: keeps the CancelledError, leaves the loop, and raises it after the cleanup.
// Se distingue: guarda el CancelledError, sale del bucle y lo lanza después de la limpieza.
import { CancelledError, type Coroutine, Future, type Task } from '#runtime'

export function* upload(
  parts: string[],
  send: (part: string) => Coroutine<void>,
  discard: () => Coroutine<void>,
): Coroutine<string[]> {
  const failed: string[] = []
  let stopped: CancelledError | undefined
  for (const part of parts) {
    try {
      yield* send(part)
    } catch (error) {
      if (error instanceof CancelledError) {
        stopped = error
        break
      }
      failed.push(part)
    }
  }
  if (stopped !== undefined) {
    yield* discard()
    throw stopped
  }
  return failed
}
export function* replace<T>(old: Task<unknown>, next: () => Coroutine<T>): Coroutine<T> {
  const end = new Future<void>()
  old.addDoneCallback(() => end.setResult(undefined))
  old.cancel()
  yield* end
  return yield* next()
}
