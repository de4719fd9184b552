// fails: raises only when all the others have ended, cleanup included
// card: M46
// Asks the others to stop, and raises while they clean up.
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
    throw error
  }
}
