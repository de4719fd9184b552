// fails: raises the error of the last try, and tries no oftener than allowed
// fails: waits before each further try, twice as long each time
// card: none
// Counts the tries that are left one too late.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let left = tries; ; left -= 1) {
    try {
      return yield* askOn(dial())
    } catch (error) {
      if (error instanceof CancelledError || left === 0) throw error
    }
    yield* sleep(pause)
    pause *= 2
  }
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
