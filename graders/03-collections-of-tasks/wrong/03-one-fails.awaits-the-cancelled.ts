// fails: raises only when all the others have ended, cleanup included
// card: M46
// Awaits the stopped ones without catching what they end with.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch (error) {
    for (const task of tasks) task.cancel()
    yield* gather(tasks)
    throw error
  }
}
