// fails: cancelled at any moment, dials no more and ends cancelled
// card: M51
// Turns the cancellation into another error.
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
  for (let round = 1; ; round++) {
    const line = dial()
    try {
      return yield* line.ask()
    } catch (error) {
      if (error instanceof CancelledError) throw new Error('given up')
      if (round === tries) throw error
    } finally {
      try {
        yield* line.hangUp()
      } finally {
        line.free()
      }
    }
    yield* sleep(pause * 2 ** (round - 1))
  }
}

/** One try: however it ends, the line is free afterwards. */
function* _askOn(line: Line): Coroutine<string> {
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
