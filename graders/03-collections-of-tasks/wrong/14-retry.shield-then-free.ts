// fails: cancelled, leaves no line taken and nothing running
// fails: cancelled a second time while it hangs up, frees the line all the same
// card: M53
// Shields the goodbye: the wait for it is interrupted all the same, and with it the freeing.
import { CancelledError, type Coroutine, shield, sleep } from '#runtime'

export type Line = {
  ask(): Coroutine<string>
  hangUp(): Coroutine<void>
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let left = tries - 1; ; left -= 1) {
    const line = dial()
    try {
      return yield* line.ask()
    } catch (error) {
      if (error instanceof CancelledError || left === 0) throw error
    } finally {
      yield* shield(line.hangUp())
      line.free()
    }
    yield* sleep(pause)
    pause *= 2
  }
}
