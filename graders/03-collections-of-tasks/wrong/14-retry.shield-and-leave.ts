// fails: cancelled, leaves no line taken and nothing running
// fails: cancelled a second time while it hangs up, frees the line all the same
// card: M48
// Shields the goodbye and does not wait for its end.
import { CancelledError, type Coroutine, createTask, shield, sleep } from '#runtime'

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
    const goodbye = createTask(line.hangUp())
    try {
      yield* shield(goodbye)
    } finally {
      line.free()
    }
  }
}
