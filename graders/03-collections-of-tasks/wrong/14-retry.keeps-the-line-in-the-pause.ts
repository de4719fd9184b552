// fails: after each try, failed or not, hangs up at once and frees the line
// card: none
// Waits with the line in hand, and hangs up only before the next try.
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
      return yield* line.ask()
    } catch (error) {
      if (error instanceof CancelledError || left === 0) throw error
      yield* sleep(pause)
      pause *= 2
    } finally {
      try {
        yield* line.hangUp()
      } finally {
        line.free()
      }
    }
  }
}
