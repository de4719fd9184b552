// fails: stops the others in the moment in which one fails, each of them once
// fails: raises only when all the others have ended, cleanup included
// card: M53
// Asks until they are done: each further request interrupts a cleanup.
import { type Coroutine, createTask, gather, sleep } from '#runtime'

export function* release(
  parts: string[],
  fetch: (part: string) => Coroutine<number>,
): Coroutine<number[]> {
  const tasks = parts.map((part) => createTask(fetch(part)))
  try {
    return yield* gather(tasks)
  } catch (error) {
    while (tasks.some((task) => !task.done())) {
      for (const task of tasks) task.cancel()
      yield* sleep(0)
    }
    throw error
  }
}
