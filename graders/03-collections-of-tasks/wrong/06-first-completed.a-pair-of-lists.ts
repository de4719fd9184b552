// fails: asks every mirror at the same time, each of them once
// fails: asks the others to stop as soon as the first has ended, each of them once
// fails: returns when the others have really ended, cleanup included, and not later
// fails: returns what had come by then: one file, or several that came at the same moment
// card: M77
// Takes what wait gives for a list.
import { type Coroutine, createTask, FIRST_COMPLETED, type Task, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  // @ts-expect-error: wait gives an object.
  const [done, pending] = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  if (pending.length > 0) yield* wait(pending)
  return done.map((task: Task<string>) => task.result())
}
