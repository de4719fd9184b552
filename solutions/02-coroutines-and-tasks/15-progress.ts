// A hundred files are being downloaded, and somebody watches the bar: "17 of 100, 3400 bytes". It has
// to reach the end also when some of the downloads fail or are cancelled.
//
// Se descargan cien archivos y alguien mira la barra: «17 of 100, 3400 bytes». Ha de llegar al final
// también cuando algunas descargas fallan o se cancelan.
import { type Coroutine, createTask, gather, type Task } from '#runtime'

/**
 * Downloads every file in a task of its own. Whenever one has ended, whichever way, `report` gets a
 * line: how many have ended, of how many, and the bytes so far. Returns the tasks when all have.
 */
export function* downloadAll(
  names: string[],
  download: (name: string) => Coroutine<number>,
  report: (line: string) => void,
): Coroutine<Task<number>[]> {
  let count = 0
  let bytes = 0
  const tasks = names.map((name) => createTask(download(name)))
  for (const task of tasks) {
    task.addDoneCallback((ended) => {
      count += 1
      if (!ended.cancelled() && ended.exception() === undefined) bytes += ended.result()
      report(`${count} of ${names.length}, ${bytes} bytes`)
    })
  }
  yield* gather(tasks.map(end))
  return tasks
}

/** Waits until a task has ended, whichever way. */
function* end(task: Task<unknown>): Coroutine<void> {
  try {
    yield* task
  } catch {
    // How it ended is asked of the task itself.
  }
}
