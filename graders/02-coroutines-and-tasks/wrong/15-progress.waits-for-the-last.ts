// fails: returns when every download has ended and been reported
// card: M25
// Waits for the last of the list only.
import { type Coroutine, createTask, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let count = 0
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name), { name }))
  for (const task of tasks) {
    task.addDoneCallback((ended) => {
      count += 1
      if (!ended.cancelled() && ended.exception() === undefined) bytes += ended.result()
      report(`${count} of ${names.length}, ${bytes} bytes`)
    })
  }
  const last = tasks.at(-1)
  if (last !== undefined) yield* end(last)
  return tasks
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
