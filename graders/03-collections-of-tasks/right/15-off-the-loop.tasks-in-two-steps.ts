// Differs: a task for each load, and a loop of coroutines that wait for it and for their thread.
// Se distingue: una tarea por carga, y un bucle de corrutinas que esperan la suya y su hilo.
import { type Coroutine, createTask, type Task, toThread } from '#runtime'

export function* previews(
  names: string[],
  load: (name: string) => Coroutine<string>,
  shrink: (photo: string) => string,
): Coroutine<string[]> {
  function* small(loaded: Task<string>): Coroutine<string> {
    const photo = yield* loaded
    return yield* toThread(shrink, photo)
  }
  const loads: Task<string>[] = []
  for (const name of names) loads.push(createTask(load(name), { name }))
  const tasks = loads.map((loaded) => createTask(small(loaded)))
  const found: string[] = []
  for (const task of tasks) found.push(yield* task)
  return found
}
