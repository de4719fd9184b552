// A search gives one flat after the other, and holds a line to the agency while it lasts. Whoever has
// found a flat leaves the loop; the line has to be free when the search is over, whatever happened.
//
// Una búsqueda da un piso tras otro y ocupa una línea con la agencia mientras dura. Quien encuentra
// piso sale del bucle; al acabar la búsqueda la línea tiene que quedar libre, pase lo que pase.
import { type AsyncGenerator, aclosing, asyncFor, asyncWith, type Coroutine, leave } from '#runtime'

/** The first item that is wanted; undefined if there is none. The results are closed by then. */
export function* firstMatch<T>(
  results: AsyncGenerator<T>,
  isWanted: (item: T) => Coroutine<boolean>,
): Coroutine<T | undefined> {
  return yield* asyncWith(aclosing(results), function* () {
    return yield* asyncFor(results, function* (item) {
      if (yield* isWanted(item)) return leave(item)
    })
  })
}
