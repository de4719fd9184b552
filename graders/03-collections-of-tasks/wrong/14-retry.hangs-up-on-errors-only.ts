// fails: cancelled, leaves no line taken and nothing running
// fails: cancelled a second time while it hangs up, frees the line all the same
// card: none
// Cleans up after an answer and after an error, and not when it is cancelled.
import { CancelledError, type Coroutine, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let left = tries - 1; ; left -= 1) {
    const line = dial()
    try {
      const answer = yield* line.ask()
      yield* line.hangUp()
      line.free()
      return answer
    } catch (error) {
      if (error instanceof CancelledError) throw error
      yield* line.hangUp()
      line.free()
      if (left === 0) throw error
    }
    yield* sleep(pause)
    pause *= 2
  }
}
