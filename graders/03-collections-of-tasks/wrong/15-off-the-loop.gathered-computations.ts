// fails: never computes on the loop: shrink runs in threads only
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M11
// Hands the computations to gather, each with a turn for the others before it.
import { type Coroutine, gather, sleep } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* shrinking(photo: string): Coroutine<string> {
    yield* sleep(0)
    return shrink(photo)
  }
  const photos = yield* gather(names.map(load))
  return yield* gather(photos.map(shrinking))
}
