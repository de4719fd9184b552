// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// card: M79
// Waits for the others, which nobody has asked to stop.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  if (pending.length > 0) yield* wait(pending)
  return done.map((task) => task.result())
}
