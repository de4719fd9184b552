// Differs: the block `timeout` instead of waitFor, and a function that calls itself.
// Se distingue: el bloque `timeout` en vez de waitFor, y una función que se llama a sí misma.
import { asyncWith, type Coroutine, TimeoutError, timeout } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  if (attempts === 0) return undefined
  try {
    return yield* asyncWith(timeout(seconds), () => ask())
  } catch (error) {
    if (error instanceof TimeoutError) return yield* forecast(ask, seconds, attempts - 1)
    throw error
  }
}
