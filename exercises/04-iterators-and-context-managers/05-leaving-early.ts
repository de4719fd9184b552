// A search gives one flat after the other, and holds a line to the agency while it lasts. Whoever has
// found a flat leaves the loop; the line has to be free when the search is over, whatever happened.
//
// Una búsqueda da un piso tras otro y ocupa una línea con la agencia mientras dura. Quien encuentra
// piso sale del bucle; al acabar la búsqueda la línea tiene que quedar libre, pase lo que pase.
import type { AsyncGenerator, Coroutine } from '#runtime'
import { todo } from '../todo.ts'

/** The first item that is wanted; undefined if there is none. The results are closed by then. */
export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  // TODO: look at one item after the other, leave with the first that is wanted, and close the results.
  return todo('find the first match')
}
