// fails: raises the error of the last try, and tries no oftener than allowed
// card: none
// Raises an error that says nothing about the last try.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let count = 0; count < tries; count += 1) {
    if (count > 0) yield* sleep(pause * 2 ** (count - 1))
    try {
      return yield* askOn(dial())
    } catch (error) {
      if (error instanceof CancelledError) throw error
    }
  }
  throw new Error('no answer')
}

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
