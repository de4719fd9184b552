// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// fails: returns when every download has ended and been reported
// card: none
// Registers when everything is over: the callbacks run in the next turn.
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
    task.addDoneCallback((ended) => {
      count += 1
      if (!ended.cancelled() && ended.exception() === undefined) bytes += ended.result()
      report(`${count} of ${names.length}, ${bytes} bytes`)
    })
  }
  return tasks
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
