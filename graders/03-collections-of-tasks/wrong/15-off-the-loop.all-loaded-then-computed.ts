// fails: never computes on the loop: shrink runs in threads only
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M10
// Loads all of them together and computes one after the other, on the loop.
import { type Coroutine, gather } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const photos = yield* gather(names.map(load))
  return photos.map(shrink)
}
