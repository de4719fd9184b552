// A hundred files are to be read. Read them all at the same time and bring their sizes, in the
// order of the names: together they must take no longer than the slowest one alone.
//
// Hay que leer cien archivos. Se leen todos a la vez y se devuelven sus tamaños, en el orden de los
// nombres: juntos no deben tardar más que el más lento.
import type { Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** Reads every file with `read` and returns the sizes in the order of `names`. */
export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  // TODO: start reading every file before waiting for any of them.
  return todo('read every file')
}
