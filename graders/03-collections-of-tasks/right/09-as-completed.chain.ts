// Differs: callbacks make a chain of tasks, each of which waits for the one before.
// Se distingue: los callbacks forman una cadena de tareas, y cada una espera a la anterior.
import { type Coroutine, createTask, sleep, type Task, wait } from '#runtime'

export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  let tail: Task<void> | undefined
  function* after(before: Task<void> | undefined, line: string): Coroutine<void> {
    if (before !== undefined) yield* before
    yield* announce(line)
  }
  const counts = stations.map((station) => {
    const task = createTask(count(station))
    task.addDoneCallback(() => {
      const line =
        task.exception() === undefined ? `${station}: ${task.result()}` : `${station} failed`
      tail = createTask(after(tail, line))
    })
    return task
  })
  if (counts.length === 0) return
  yield* wait(counts)
  yield* sleep(0)
  if (tail !== undefined) yield* tail
}
