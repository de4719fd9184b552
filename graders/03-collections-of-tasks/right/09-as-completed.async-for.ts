// Differs: the other form of asCompleted, which gives the very tasks that went in.
// Se distingue: la otra forma de asCompleted, que da las mismas tareas que recibió.
import { asCompleted, asyncFor, type Coroutine, createTask } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const tasks = stations.map((station) => createTask(count(station), { name: station }))
  yield* asyncFor(asCompleted(tasks), function* (task) {
    const hasFailed = task.exception() !== undefined
    yield* announce(hasFailed ? `${task.getName()} failed` : `${task.getName()}: ${task.result()}`)
  })
}
