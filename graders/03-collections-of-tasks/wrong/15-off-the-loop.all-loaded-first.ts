// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: none
// Waits for all photos before it shrinks the first of them.
import { type Coroutine, gather, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const photos = yield* gather(names.map(load))
  return yield* gather(photos.map((photo) => toThread(shrink, photo)))
}
