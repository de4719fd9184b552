// fails: cancelled at any moment, dials no more and ends cancelled
// card: M44
// Has the pause in the `try` as well: who cancels during a pause makes it dial at once.
import { type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  let last: unknown
  for (let count = 0; count < tries; count += 1) {
    try {
      if (count > 0) yield* sleep(pause * 2 ** (count - 1))
      return yield* askOn(dial())
    } catch (error) {
      last = error
    }
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
