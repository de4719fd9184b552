// fails: reports the bytes of the files that have been downloaded so far
// fails: reports at the moment when a download ends
// card: none
// Reports as it waits, task after task: who ends early is reported late.
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
    try {
      bytes += yield* task
    } catch {}
    count += 1
    report(`${count} of ${names.length}, ${bytes} bytes`)
  }
  return tasks
}
