// fails: downloads all the files at the same time, each once, in the order of the names
// fails: brings the bar to `100 of 100` in 1 s, for a hundred files of 1 s
// card: M112
// Sleeps and looks whether all have ended, and so comes back too late.
import { type Coroutine, createTask, sleep, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let ended = 0
  let bytes = 0
  const tasks: Task<number>[] = []
  for (const name of names) {
    const task = createTask(download(name))
    tasks.push(task)
    task.addDoneCallback(count)
  }
  function count(task: Task<number>): void {
    ended += 1
    bytes += sizeOf(task)
    report(`${ended} of ${names.length}, ${bytes} bytes`)
  }
  while (ended < names.length) yield* sleep(0.01)
  return tasks
}
function sizeOf(task: Task<number>): number {
  if (task.cancelled() || task.exception() !== undefined) return 0
  return task.result()
}
