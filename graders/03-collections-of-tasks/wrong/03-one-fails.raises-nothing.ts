// fails: raises the error of the part that failed first
// card: none
// Stops everybody, and gives an empty list instead of the error.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch {
    for (const task of tasks) task.cancel()
    yield* gather(tasks, { returnExceptions: true })
    return []
  }
}
