// fails: raises the error of the last try, and tries no oftener than allowed
// card: none
// Waits once more before it gives up.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  let last: unknown
  for (let count = 0; count < tries; count += 1) {
    try {
      return yield* askOn(dial())
    } catch (error) {
      if (error instanceof CancelledError) throw error
      last = error
    }
    yield* sleep(pause)
    pause *= 2
  }
  throw last
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
