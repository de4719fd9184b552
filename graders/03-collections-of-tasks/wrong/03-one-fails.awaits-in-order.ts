// fails: raises the error of the part that failed first
// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M86
// Awaits the parts in the order of the list: a failure further back is seen late.
import { type Coroutine, createTask, gather } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  const sizes: number[] = []
  try {
    for (const task of tasks) sizes.push(yield* task)
  } catch (error) {
    for (const task of tasks) task.cancel()
    yield* gather(tasks, { returnExceptions: true })
    throw error
  }
  return sizes
}
