// An ordinary function runs from its first line to its last. A coroutine stops where it says `yield`,
// and stands there until somebody lets it go on: here it is you who does, with `next()`.
//
// Una función normal se ejecuta de la primera línea a la última. Una corrutina se detiene donde dice
// `yield`, y ahí se queda hasta que alguien la deja seguir: aquí lo haces tú, con `next()`.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

type Log = (line: string) => void

/** Writes `step 1`, `step 2` ... and pauses after each; returns how many there were. */
export function* walk(steps: number, log: Log): Coroutine<number> {
  // TODO: a bare `yield` after each line: the next line is written only when somebody resumes it.
  return todo('write a line, pause, and so on')
}

/** Walks there, writes `turn`, and walks back; returns how many steps it were in all. */
export function* thereAndBack(steps: number, log: Log): Coroutine<number> {
  // TODO: await `walk` two times; all of its pauses are pauses of yours.
  return todo('walk there and back')
}

/** Lets a coroutine go on until it has ended; returns how often it paused on the way. */
export function driveToEnd(coroutine: Coroutine<unknown>): number {
  // TODO: resume it with `next()` until that says `done`.
  return todo('resume it until it has ended')
}
