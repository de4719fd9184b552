// Differs: each station gives a pair of its name and what came of it, and the loop makes the line.
// Se distingue: cada estación da un par con su nombre y lo que salió de ella, y el bucle compone la línea.
import { asCompleted, type Coroutine, createTask, type Task } from '#runtime'

/** Has every station count, and announces `NAME: VOTES` or `NAME failed` as they end. */
export function* electionNight(
  stations: string[],
  count: (station: string) => Coroutine<number>,
  announce: (line: string) => Coroutine<void>,
): Coroutine<void> {
  const work = stations.map((station) => named(station, createTask(count(station))))
  for (const next of asCompleted(work)) {
    const [station, task] = yield* next
    const error = task.exception()
    yield* announce(error === undefined ? `${station}: ${task.result()}` : `${station} failed`)
  }
}

function* named(station: string, task: Task<number>): Coroutine<[string, Task<number>]> {
  try {
    yield* task
  } catch (error) {
    if (task.exception() !== error) throw error
  }
  return [station, task]
}
