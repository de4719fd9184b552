// fails: returns the previews in the order of the names, each photo loaded and shrunk once
// card: M70
// Collects the previews as they come.
import { type Coroutine, gather, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const found: string[] = []
  function* preview(name: string): Coroutine<void> {
    const photo = yield* load(name)
    const small = yield* toThread(shrink, photo)
    found.push(small)
  }
  yield* gather(names.map(preview))
  return found
}
