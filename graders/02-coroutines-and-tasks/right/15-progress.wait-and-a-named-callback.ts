// Differs: one named callback for all of them, and `wait`, which raises nothing.
// Se distingue: un solo callback con nombre para todas, y `wait`, que no lanza nada.
import { type Coroutine, createTask, type Task, wait } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const sizes: number[] = []
  const open = new Set(names.map((_, index) => index))
  const tasks: Task<number>[] = []
  for (const [index, name] of names.entries()) {
    const task = createTask(download(name))
    task.addDoneCallback(tick)
    tasks.push(task)
    function tick(ended: Task<number>): void {
      open.delete(index)
      if (!ended.cancelled() && !ended.exception()) sizes.push(ended.result())
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      report(`${names.length - open.size} of ${names.length}, ${bytes} bytes`)
    }
  }
  if (tasks.length > 0) yield* wait(tasks)
  return tasks
}
