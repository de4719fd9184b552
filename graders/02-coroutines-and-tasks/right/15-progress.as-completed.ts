// Differs: handles each download as it ends, without callbacks.
// Se distingue: atiende cada descarga según acaba, sin callbacks.
import { asCompleted, type Coroutine, createTask, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let count = 0
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name)))
  for (const next of asCompleted(tasks)) {
    try {
      bytes += yield* next
    } catch {}
    count += 1
    report(`${count} of ${names.length}, ${bytes} bytes`)
  }
  return tasks
}
