// Differs: the error comes as a value, from a gather of one.
// Se distingue: el error llega como valor, de un gather de una sola corrutina.
import { type Coroutine, gather, sleep } from '#runtime'

/** A telephone line, taken until it is freed. */
export type Line = {
  /** Gives the answer, or raises an error. */
  ask(): Coroutine<string>
  /** Says goodbye, which takes a while. */
  hangUp(): Coroutine<void>
  /** Gives the line back; a plain function. */
  free(): void
}

export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  for (let i = 1; ; i++) {
    const line = dial()
    let answer: string | Error
    try {
      ;[answer] = yield* gather([line.ask()], { returnExceptions: true })
    } finally {
      line.free()
      yield* line.hangUp()
    }
    if (typeof answer === 'string') return answer
    if (i >= tries) throw answer
    yield* sleep(pause * 2 ** (i - 1))
  }
}
