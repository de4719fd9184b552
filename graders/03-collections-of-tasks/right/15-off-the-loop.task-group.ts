// Differs: tasks of a group, which put each preview in its place.
// Se distingue: tareas de un grupo, que ponen cada vista previa en su sitio.
import { asyncWith, type Coroutine, TaskGroup, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  const found = names.map(() => '')
  function* fill(name: string, place: number): Coroutine<void> {
    found[place] = yield* toThread(shrink, yield* load(name))
  }
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const [place, name] of names.entries()) group.createTask(fill(name, place))
  })
  return found
}
