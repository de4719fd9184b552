// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// card: none
// Reports when all have ended.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let count = 0
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name), { name }))
  yield* gather(tasks.map(end))
  for (const task of tasks) {
    if (!task.cancelled() && task.exception() === undefined) bytes += task.result()
    count += 1
    report(`${count} of ${names.length}, ${bytes} bytes`)
  }
  return tasks
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
