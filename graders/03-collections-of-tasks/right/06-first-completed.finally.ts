// Differs: asks all of them to stop on the way out; those that have ended refuse.
// Se distingue: al salir pide a todas que paren; las que ya han acabado lo rechazan.
import { type Coroutine, createTask, FIRST_COMPLETED, gather, wait } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  try {
    const { done } = yield* wait(tasks, { returnWhen: FIRST_COMPLETED })
    return tasks.filter((task) => done.includes(task)).map((task) => task.result())
  } finally {
    for (const task of tasks) task.cancel()
    yield* gather(tasks, { returnExceptions: true })
  }
}
