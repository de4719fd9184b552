// A help line is often engaged: hang up, wait a while, dial again, and wait twice as long the next
// time. Whoever loses patience can give up at any moment, and no line stays taken.
//
// Una línea de ayuda suele comunicar: se cuelga, se espera un poco y se marca otra vez; la próxima,
// se espera el doble. Quien pierde la paciencia puede dejarlo en cualquier momento, sin ocupar línea.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** A telephone line, taken until it is freed. */
export type Line = {
  /** Gives the answer, or raises an error. */
  ask(): Coroutine<string>
  /** Says goodbye, which takes a while. */
  hangUp(): Coroutine<void>
  /** Gives the line back; a plain function. */
  free(): void
}

/** Asks on up to `tries` lines, with a pause that doubles between them; gives the first answer. */
export function* call(dial: () => Line, tries: number, pause: number): Coroutine<string> {
  // TODO: try again after an error, and only then; whatever happens, no line stays taken.
  return todo('dial until somebody answers')
}
