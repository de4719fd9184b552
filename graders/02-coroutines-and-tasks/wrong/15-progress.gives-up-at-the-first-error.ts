// fails: returns when every download has ended and been reported
// card: M25
// Catches the error of `gather`, which then waits for nobody any more.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

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
  try {
    yield* gather(tasks)
  } catch {}
  return tasks
}
