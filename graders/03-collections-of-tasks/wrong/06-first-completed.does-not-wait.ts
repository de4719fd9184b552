// fails: returns when the others have really ended, cleanup included, and not later
// card: M46
// Asks the others to stop and returns before they have.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  return done.map((task) => task.result())
}
