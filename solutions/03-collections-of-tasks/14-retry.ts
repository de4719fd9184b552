// A help line is often engaged: hang up, wait a while, dial again, and wait twice as long the next
// time. Whoever loses patience can give up at any moment, and no line stays taken.
//
// Una línea de ayuda suele comunicar: se cuelga, se espera un poco y se marca otra vez; la próxima,
// se espera el doble. Quien pierde la paciencia puede dejarlo en cualquier momento, sin ocupar línea.
import { CancelledError, type Coroutine, sleep } from '#runtime'

/** A telephone line, taken until it is freed. */
export type Line = {
  /** Gives the answer, or raises an error. */
  ask(): Coroutine<string>
  /** Says goodbye, which takes a while. */
  hangUp(): Coroutine<void>
  /** Gives the line back; a plain function. */
  free(): void
}

/** Asks on up to `tries` lines, with a pause that doubles between them; gives the first answer. */
export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return yield* askOn(dial())
    } catch (error) {
      if (error instanceof CancelledError || left === 0) throw error
    }
    yield* sleep(pause)
    pause *= 2
  }
}

/** One try: however it ends, the line is free afterwards. */
function* askOn(line: Line): Coroutine<string> {
  try {
    return yield* line.ask()
  } finally {
    try {
      yield* line.hangUp()
    } finally {
      line.free()
    }
  }
}
