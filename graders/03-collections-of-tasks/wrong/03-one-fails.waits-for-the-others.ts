// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M72
// Waits until the others have come, for nothing: nobody stops them.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch (error) {
    yield* gather(tasks, { returnExceptions: true })
    throw error
  }
}
