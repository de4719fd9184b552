// Differs: one way out for all: whoever has ended refuses the cancel, in success too.
// Se distingue: una sola salida para todo: lo que ya ha acabado rechaza el cancel, también si todo va bien.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } finally {
    for (const task of tasks) task.cancel()
    yield* gather(tasks, { returnExceptions: true })
  }
}
