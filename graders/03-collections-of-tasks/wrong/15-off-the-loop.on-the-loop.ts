// fails: never computes on the loop: shrink runs in threads only
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M10
// Computes in the coroutine, as if that were waiting.
import { type Coroutine, gather } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* preview(name: string): Coroutine<string> {
    const photo = yield* load(name)
    return shrink(photo)
  }
  return yield* gather(names.map(preview))
}
