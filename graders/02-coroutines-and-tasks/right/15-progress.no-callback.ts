// Differs: the coroutine of each task reports in `finally`; a loop waits.
// Se distingue: la corrutina de cada tarea informa en `finally`; un bucle espera.
import { type Coroutine, createTask, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const bar = { count: 0, bytes: 0 }
  function* tracked(name: string): Coroutine<number> {
    try {
      const size = yield* download(name)
      bar.bytes += size
      return size
    } finally {
      bar.count += 1
      report(`${bar.count} of ${names.length}, ${bar.bytes} bytes`)
    }
  }
  const tasks = names.map((name) => createTask(tracked(name)))
  for (const task of tasks) {
    try {
      yield* task
    } catch {}
  }
  return tasks
}
