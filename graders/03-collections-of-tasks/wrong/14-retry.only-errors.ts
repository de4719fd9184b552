// fails: cancelled at any moment, dials no more and ends cancelled
// card: M44
// Thinks that a CancelledError is no Error, as in Python where it is no Exception.
import { type Coroutine, sleep } from '#runtime'

/** A telephone line, taken until it is freed. */
export type Line = {
  /** Gives the answer, or raises an error. */
  ask(): Coroutine<string>
  /** Says goodbye, which takes a while. */
  hangUp(): Coroutine<void>
  /** Gives the line back; a plain function. */
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let attempt = 1; ; attempt++) {
    const line = dial()
    try {
      return yield* line.ask()
    } catch (error) {
      if (!(error instanceof Error) || attempt === tries) throw error
    } finally {
      line.free()
      yield* line.hangUp()
    }
    yield* sleep(pause * 2 ** (attempt - 1))
  }
}
