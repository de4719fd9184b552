// Differs: a context manager hangs up and frees.
// Se distingue: un gestor de contexto cuelga y libera.
import {
  type AsyncContextManager,
  asyncWith,
  CancelledError,
  type Coroutine,
  sleep,
} from '#runtime'

/** A telephone line, taken until it is freed. */
export type Line = {
  /** Gives the answer, or raises an error. */
  ask(): Coroutine<string>
  /** Says goodbye, which takes a while. */
  hangUp(): Coroutine<void>
  /** Gives the line back; a plain function. */
  free(): void
}

class Taken implements AsyncContextManager<Line> {
  readonly line: Line
  constructor(line: Line) {
    this.line = line
  }
  *aenter(): Coroutine<Line> {
    return this.line
  }
  *aexit(): Coroutine<boolean> {
    try {
      yield* this.line.hangUp()
    } finally {
      this.line.free()
    }
    return false
  }
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let n = 0; n < tries; n++) {
    let answer: string | undefined
    try {
      yield* asyncWith(new Taken(dial()), function* (line) {
        answer = yield* line.ask()
      })
    } catch (error) {
      if (error instanceof CancelledError) throw error
      if (n + 1 === tries) throw error
    }
    if (answer !== undefined) return answer
    yield* sleep(pause * 2 ** n)
  }
  throw new Error('no tries')
}
