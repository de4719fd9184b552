// fails: downloads all the files at the same time, each once, in the order of the names
// fails: brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s
// card: M23
// Downloads two files at the same time, and then the next two.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let ended = 0
  let bytes = 0
  const all: Task<number>[] = []
  for (let i = 0; i < names.length; i += 2) {
    const tasks = names.slice(i, i + 2).map((name) => createTask(download(name)))
    for (const task of tasks) {
      task.addDoneCallback((done) => {
        ended += 1
        if (!done.cancelled() && done.exception() === undefined) bytes += done.result()
        report(`${ended} of ${names.length}, ${bytes} bytes`)
      })
    }
    yield* gather(tasks, { returnExceptions: true })
    all.push(...tasks)
  }
  return all
}
