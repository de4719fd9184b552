// Differs: calls itself for the next try; the goodbye is shielded, and waited for to its end.
// Se distingue: se llama a sí misma para el siguiente intento; la despedida va con shield, y se espera hasta el final.
import { CancelledError, type Coroutine, createTask, shield, sleep, wait } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  try {
    return yield* askOn(dial())
  } catch (error) {
    if (error instanceof CancelledError) throw error
    if (tries <= 1) throw error
  }
  yield* sleep(pause)
  return yield* call(dial, tries - 1, pause * 2)
}

function* askOn(line: Line): Coroutine<string> {
  try {
    return yield* line.ask()
  } finally {
    yield* sayGoodbye(line)
  }
}

function* sayGoodbye(line: Line): Coroutine<void> {
  const goodbye = createTask(line.hangUp())
  try {
    yield* shield(goodbye)
  } catch (error) {
    yield* wait([goodbye])
    throw error
  } finally {
    line.free()
  }
}
