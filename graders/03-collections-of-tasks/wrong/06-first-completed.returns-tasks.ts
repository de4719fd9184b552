// fails: returns what had come by then: one file, or several that came at the same moment
// card: M77
// Takes `done` for the list of results.
import { type Coroutine, createTask, FIRST_COMPLETED, gather, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  yield* gather(pending, { returnExceptions: true })
  // @ts-expect-error: these are tasks.
  return done
}
