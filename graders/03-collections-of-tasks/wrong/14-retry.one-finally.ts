// fails: cancelled, leaves no line taken and nothing running
// fails: cancelled a second time while it hangs up, frees the line all the same
// card: M53
// Expects that a `finally` runs to its end, also where it waits.
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
    pause *= 2
  }
}

function* askOn(line: Line): Coroutine<string> {
  try {
    return yield* line.ask()
  } finally {
    yield* line.hangUp()
    line.free()
  }
}
