// fails: starts loading all photos at once
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M23
// Begins with a photo when the one before is ready.
import { type Coroutine, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const found: string[] = []
  for (const name of names) {
    const photo = yield* load(name)
    found.push(yield* toThread(shrink, photo))
  }
  return found
}
