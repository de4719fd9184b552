// fails: cancelled at any moment, dials no more and ends cancelled
// card: M44
// Takes a cancellation for one more failed try.
import { type Coroutine, sleep } from '#runtime'

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
      if (left === 0) throw error
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
