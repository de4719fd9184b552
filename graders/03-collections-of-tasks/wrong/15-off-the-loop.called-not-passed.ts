// fails: never computes on the loop: shrink runs in threads only
// fails: returns the previews in the order of the names, each photo loaded and shrunk once
// fails: starts loading all photos at once
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: none
// Calls the function in the place where it should be passed.
import { type Coroutine, gather, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* preview(name: string): Coroutine<string> {
    const photo = yield* load(name)
    // @ts-expect-error: what it gives is no function.
    return yield* toThread(shrink(photo))
  }
  return yield* gather(names.map(preview))
}
