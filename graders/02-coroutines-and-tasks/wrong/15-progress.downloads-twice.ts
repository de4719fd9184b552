// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// fails: downloads all the files at the same time, each once, in the order of the names
// card: none
// Makes the coroutines once more for `gather`.
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
  yield* gather(names.map(download), { returnExceptions: true })
  return tasks
}
