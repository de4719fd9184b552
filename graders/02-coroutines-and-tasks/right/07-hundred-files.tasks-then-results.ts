// Differs: creates the tasks in a loop and waits for each of them afterwards, without gather.
// Se distingue: crea las tareas en un bucle y después espera cada una, sin gather.
import { type Coroutine, createTask } from '#runtime'

export function* sizes(
  names: string[],
  read: (name: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = names.map((name) => createTask(read(name), { name }))
  const found: number[] = []
  for (const task of tasks) found.push(yield* task)
  return found
}
