// fails: returns what had come by then: one file, or several that came at the same moment
// card: M41
// Looks for results when the stopped ones have ended: some of them bring one all the same.
import { type Coroutine, createTask, FIRST_COMPLETED, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const { pending } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
  for (const task of pending) task.cancel()
  yield* wait(tasks)
  return tasks
    .filter((task) => !task.cancelled() && task.exception() === undefined)
    .map((task) => task.result())
}
