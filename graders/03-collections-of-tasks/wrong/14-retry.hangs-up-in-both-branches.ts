// fails: cancelled, leaves no line taken and nothing running
// card: none
// Hangs up after an answer and in the `catch`: cancelled while it hangs up, it does so again.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  let last: unknown
  for (let count = 0; count < tries; count += 1) {
    if (count > 0) yield* sleep(pause * 2 ** (count - 1))
    const line = dial()
    try {
      const answer = yield* line.ask()
      yield* line.hangUp()
      return answer
    } catch (error) {
      yield* line.hangUp()
      if (error instanceof CancelledError) throw error
      last = error
    } finally {
      line.free()
    }
  }
  throw last
}
