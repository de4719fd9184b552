// fails: raises only when all the others have ended, cleanup included
// card: M46
// Gives the others one turn for their cleanup.
import { type Coroutine, createTask, gather, sleep } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch (error) {
    for (const task of tasks) task.cancel()
    yield* sleep(0)
    throw error
  }
}
