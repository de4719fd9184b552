// fails: reports every ending, whichever way: from `1 of N` to `N of N`, each number once
// card: none
// Reports the number of the file, and not how many have ended.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name), { name }))
  tasks.forEach((task, index) => {
    task.addDoneCallback(() => {
      if (!task.cancelled() && task.exception() === undefined) bytes += task.result()
      report(`${index + 1} of ${names.length}, ${bytes} bytes`)
    })
  })
  yield* gather(tasks.map(end))
  return tasks
}

function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {}
}
