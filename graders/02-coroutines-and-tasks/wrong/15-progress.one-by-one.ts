// fails: downloads all the files at the same time, each once, in the order of the names
// fails: brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s
// card: M24
// Waits for each task as soon as it is made.
import { type Coroutine, createTask, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let count = 0
  let bytes = 0
  const tasks: Task<number>[] = []
  for (const name of names) {
    const task = createTask(download(name))
    tasks.push(task)
    try {
      bytes += yield* task
    } catch {}
    count += 1
    report(`${count} of ${names.length}, ${bytes} bytes`)
  }
  return tasks
}
