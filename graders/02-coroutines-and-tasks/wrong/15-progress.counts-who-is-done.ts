// fails: reports every ending, whichever way: from `1 of N` to `N of N`, each number once
// fails: reports the bytes of the files that have been downloaded so far
// card: none
// Counts who is done when the callback runs: of two that end together, the first sees two.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  const tasks = names.map((name) => createTask(download(name), { name }))
  for (const task of tasks) {
    task.addDoneCallback(() => {
      const ended = tasks.filter((one) => one.done())
      const sizes = ended.map((one) => (one.cancelled() || one.exception() ? 0 : one.result()))
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      report(`${ended.length} of ${names.length}, ${bytes} bytes`)
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
