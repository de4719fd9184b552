// Differs: the critical part of the cleanup is done before anything is waited for; the pause comes first in the loop.
// Se distingue: lo crítico de la limpieza se hace antes de esperar nada; la pausa va al principio del bucle.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  let last: unknown
  for (let count = 0; count < tries; count += 1) {
    if (count > 0) yield* sleep(pause * 2 ** (count - 1))
    const line = dial()
    try {
      return yield* line.ask()
    } catch (error) {
      if (error instanceof CancelledError) throw error
      last = error
    } finally {
      line.free()
      yield* line.hangUp()
    }
  }
  throw last
}
