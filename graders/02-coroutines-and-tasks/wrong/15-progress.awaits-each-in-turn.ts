// fails: returns when every download has ended and been reported
// card: M60
// Awaits one task after the other: the last one is done when its callback is still in the queue.
import { type Coroutine, getRunningLoop, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  class Bar {
    ended = 0
    bytes = 0
    add = (task: Task<number>): void => {
      this.ended += 1
      try {
        this.bytes += task.result()
      } catch {
        // failed or cancelled: no bytes
      }
      report([this.ended, 'of', `${names.length},`, this.bytes, 'bytes'].join(' '))
    }
  }
  const bar = new Bar()
  const tasks: Task<number>[] = names.map((name) => getRunningLoop().createTask(download(name)))
  for (const task of tasks) task.addDoneCallback(bar.add)
  for (const task of tasks) {
    try {
      yield* task
    } catch {}
  }
  return tasks
}
