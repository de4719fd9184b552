// fails: returns what had come by then: one file, or several that came at the same moment
// card: M80
// Believes that exactly one task is done.
import { type Coroutine, createTask, FIRST_COMPLETED, gather, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { done, pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  const [winner] = done
  for (const task of pending) task.cancel()
  yield* gather(pending, { returnExceptions: true })
  return winner === undefined ? [] : [winner.result()]
}
