// fails: raises the error of the part that failed first
// card: M86
// Raises the error that stands first in the list, a CancelledError included.
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
    const ends = yield* gather(tasks, { returnExceptions: true })
    throw ends.find((end) => end instanceof Error)
  }
}
