// Differs: waits for whoever ends first, again and again.
// Se distingue: espera una y otra vez a la que acabe primero.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const tasks = names.map((name) => createTask(download(name)))
  let open: Task<number>[] = tasks
  let bytes = 0
  while (open.length > 0) {
    const { done, pending } = yield* wait(open, { returnWhen: 'FIRST_COMPLETED' })
    for (const [index, task] of done.entries()) {
      if (!task.cancelled() && task.exception() === undefined) bytes += task.result()
      report(`${names.length - open.length + index + 1} of ${names.length}, ${bytes} bytes`)
    }
    open = pending
  }
  return tasks
}
