// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: none
// Asks the second to stop when the first has cleaned up.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch (error) {
    for (const task of tasks) {
      task.cancel()
      try {
        yield* task
      } catch {
        // It was asked to stop.
      }
    }
    throw error
  }
}
