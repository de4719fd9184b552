// Differs: `gather` gives errors as values; the callback is told apart by what `result` raises.
// Se distingue: `gather` da los errores como valores; el callback distingue por lo que lanza `result`.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const done: Task<number>[] = []
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name)))
  const waiting = gather(tasks, { returnExceptions: true })
  const progress = (task: Task<number>) => {
    done.push(task)
    try {
      bytes += task.result()
    } catch {}
    report(`${done.length} of ${tasks.length}, ${bytes} bytes`)
  }
  for (const task of tasks) task.addDoneCallback(progress)
  yield* waiting
  return tasks
}
