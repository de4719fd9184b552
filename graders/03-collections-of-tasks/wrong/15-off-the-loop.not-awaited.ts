// fails: returns the previews in the order of the names, each photo loaded and shrunk once
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M02
// Makes the coroutine of the thread and hands it on, without waiting for it.
import { type Coroutine, gather, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* preview(name: string): Coroutine<string> {
    const photo = yield* load(name)
    // @ts-expect-error: this is a coroutine, not its result.
    return toThread(shrink, photo)
  }
  return yield* gather(names.map(preview))
}
