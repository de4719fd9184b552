// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// card: M79
// Takes the result and leaves the others at work.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  return done.map((task) => task.result())
}
