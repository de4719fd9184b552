// Differs: takes the first of asCompleted, and stops the rest in a helper.
// Se distingue: toma el primero de asCompleted, y para los demás en una función auxiliar.
import { asCompleted, type Coroutine, createTask, gather, type Task } from '#runtime'

export function* fastest(
  mirrors: string[],
  download: (mirror: string) => Coroutine<string>,
): Coroutine<string[]> {
  const tasks = mirrors.map((mirror) => createTask(download(mirror)))
  for (const next of asCompleted(tasks)) {
    yield* next
    break
  }
  const winners = tasks.filter((task) => task.done())
  yield* stop(tasks.filter((task) => !task.done()))
  return yield* gather(winners)
}

function* stop(tasks: Task<unknown>[]): Coroutine<void> {
  for (const task of tasks) task.cancel()
  yield* gather(tasks, { returnExceptions: true })
}
