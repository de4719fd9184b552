// fails: reports every ending, whichever way: from `1 of N` to `N of N`, each number once
// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// fails: downloads all the files at the same time, each once, in the order of the names
// fails: returns when every download has ended and been reported
// fails: returns the tasks, in the order of the names
// fails: brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s
// card: M63
// Believes that the callback runs only on success.
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
      bytes += ended.result()
      count += 1
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
