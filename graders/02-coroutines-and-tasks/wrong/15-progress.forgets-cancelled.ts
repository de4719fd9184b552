// fails: reports every ending, whichever way: from `1 of N` to `N of N`, each number once
// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// fails: downloads all the files at the same time, each once, in the order of the names
// fails: returns when every download has ended and been reported
// fails: returns the tasks, in the order of the names
// card: M63
// Thinks of failures, and not of cancellation.
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
      if (ended.exception() === undefined) bytes += ended.result()
      report(`${count} of ${names.length}, ${bytes} bytes`)
    })
  }
  yield* gather(tasks.map(end))
  return tasks
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
