// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// card: none
// Stops and awaits one after another: the cleanups do not overlap, and some go on sending.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) {
    task.cancel()
    yield* wait([task])
  }
  return done.map((task) => task.result())
}
