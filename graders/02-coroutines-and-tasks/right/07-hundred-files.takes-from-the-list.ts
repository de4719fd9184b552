// Differs: takes the names out of the list, one by one, instead of walking along it.
// Se distingue: saca los nombres de la lista, uno a uno, en vez de recorrerla.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

/** Reads every file with `read` and returns the sizes in the order of `names`. */
export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks: Task<number>[] = []
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    tasks.push(createTask(read(name)))
  }
  return yield* gather(tasks)
}
