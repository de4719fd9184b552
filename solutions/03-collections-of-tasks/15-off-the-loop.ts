// A gallery shows previews. Loading a photo is waiting; shrinking it is computing, and while the
// loop computes, everybody else stands still: that is work for another thread.
//
// Una galería muestra miniaturas. Cargar una foto es esperar; reducirla es calcular, y mientras el
// bucle calcula, todos los demás se quedan parados: ese es trabajo para otro hilo.
import { type Coroutine, gather, toThread } from '#runtime'

/** Loads the photos and shrinks each of them in a thread; the previews are in the order of names. */
export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* preview(name: string): Coroutine<string> {
    const photo = yield* load(name)
    return yield* toThread(shrink, photo)
  }
  return yield* gather(names.map(preview))
}
