// fails: reports the bytes of the files that have been downloaded so far
// fails: brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s
// card: none
// Forgets to add the bytes up.
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
      if (!ended.cancelled() && ended.exception() === undefined) bytes = ended.result()
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
