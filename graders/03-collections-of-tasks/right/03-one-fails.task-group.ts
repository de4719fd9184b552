// Differs: a TaskGroup stops the others and waits; its first error is the first in time.
// Se distingue: un TaskGroup para las demás y espera; su primer error es el primero en el tiempo.
import { asyncWith, type Coroutine, ExceptionGroup, type Task, TaskGroup } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks: Task<number>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (group) {
      for (const part of parts) tasks.push(group.createTask(fetch(part)))
    })
  } catch (error) {
    throw error instanceof ExceptionGroup ? error.errors[0] : error
  }
  return tasks.map((task) => task.result())
}
