// fails: never computes on the loop: shrink runs in threads only
// fails: shrinks each photo as soon as it is loaded, side by side with all the others
// card: M11
// Gives each computation a task, to have them side by side.
import { type Coroutine, createTask, gather } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* shrinking(photo: string): Coroutine<string> {
    return shrink(photo)
  }
  function* preview(name: string): Coroutine<string> {
    const photo = yield* load(name)
    return yield* createTask(shrinking(photo))
  }
  return yield* gather(names.map(preview))
}
