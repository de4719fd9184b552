// The same file lies on several mirrors. Ask all of them at the same time and take what comes first;
// whoever is still sending then is asked to stop, and nobody is left at work.
//
// El mismo archivo está en varios espejos. Se pide a todos a la vez y vale lo que llegue primero; a
// los que aún estén enviando se les pide que paren, y nadie se queda trabajando.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Downloads from every mirror, and returns what has come when the first ones have ended. */
export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  // TODO: when the first has ended, ask the others to stop, wait for their end, and return the files.
  return todo('race the mirrors')
}
