// Differs: callbacks from the load to the thread, and a gather of futures.
// Se distingue: callbacks de la carga al hilo, y un gather de futuros.
import { type Coroutine, createTask, Future, gather, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const futures: Future<string>[] = []
  for (const name of names) {
    const preview = new Future<string>()
    futures.push(preview)
    createTask(load(name)).addDoneCallback((photo) => {
      createTask(toThread(shrink, photo.result())).addDoneCallback((small) =>
        preview.setResult(small.result()),
      )
    })
  }
  return yield* gather(futures)
}
