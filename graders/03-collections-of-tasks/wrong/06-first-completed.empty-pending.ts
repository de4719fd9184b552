// fails: asks every mirror at the same time, each of them once
// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// fails: returns what had come by then: one file, or several that came at the same moment
// card: M78
// Gives wait the empty list of those that are pending.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  yield* wait(pending)
  return done.map((task) => task.result())
}
