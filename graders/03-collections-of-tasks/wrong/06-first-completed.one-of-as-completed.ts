// fails: returns what had come by then: one file, or several that came at the same moment
// card: M80
// Takes the first of asCompleted, and drops what came in the same turn.
import { asCompleted, type Coroutine, createTask, gather } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  const files: string[] = []
  for (const next of asCompleted(tasks)) {
    files.push(yield* next)
    break
  }
  for (const task of tasks) task.cancel()
  yield* gather(tasks, { returnExceptions: true })
  return files
}
