// Differs: the callbacks put the tasks into a queue, and one loop counts and reports.
// Se distingue: los callbacks ponen las tareas en una cola, y un solo bucle cuenta e informa.
import { type Coroutine, createTask, Queue, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const ended = new Queue<Task<number>>()
  const tasks = names.map((name) => createTask(download(name)))
  for (const task of tasks) task.addDoneCallback((t) => ended.putNowait(t))
  let bytes = 0
  for (let count = 1; count <= tasks.length; count += 1) {
    const task = yield* ended.get()
    if (!task.cancelled() && task.exception() === undefined) bytes += task.result()
    report(`${count} of ${tasks.length}, ${bytes} bytes`)
  }
  return tasks
}
