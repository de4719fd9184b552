// Differs: no asCompleted; done callbacks put the tasks that ended into a queue.
// Se distingue: sin asCompleted; los callbacks ponen en una cola las tareas que han acabado.
import { type Coroutine, createTask, Queue, type Task } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const ended = new Queue<Task<number>>()
  for (const station of stations) {
    const task = createTask(count(station), { name: station })
    task.addDoneCallback((one) => ended.putNowait(one))
  }
  for (const _ of stations) {
    const task = yield* ended.get()
    const name = task.getName()
    if (task.exception() === undefined) yield* announce(`${name}: ${task.result()}`)
    else yield* announce(`${name} failed`)
  }
}
