// fails: waits before each further try, twice as long each time
// card: none
// Waits the same each time.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return yield* askOn(dial())
    } catch (error) {
      if (error instanceof CancelledError || left === 0) throw error
    }
    yield* sleep(pause)
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
