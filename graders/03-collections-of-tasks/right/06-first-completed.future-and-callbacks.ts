// Differs: no `wait`; a done callback of each task wakes the caller, and gather collects the rest.
// Se distingue: sin `wait`; un callback de cada tarea despierta a quien espera, y gather recoge el resto.
import { type Coroutine, createTask, Future, gather } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const first = new Future<void>()
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  for (const task of tasks) {
    task.addDoneCallback(() => {
      if (!first.done()) first.setResult()
    })
  }
  yield* first
  const files = tasks.filter((task) => task.done()).map((task) => task.result())
  const stopped = tasks.filter((task) => task.cancel())
  yield* gather(stopped, { returnExceptions: true })
  return files
}
