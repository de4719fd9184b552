// Differs: a task each, and a try around the await of each: no option.
// Se distingue: una tarea para cada uno, y un try alrededor de cada espera: sin la opción.
import { type Coroutine, createTask } from '#runtime'

export type Report = { readings: number[]; failures: Error[] }

export function* report(
  stations: string[],
  ask: (station: string) => Coroutine<number>,
): Coroutine<Report> {
  const tasks = stations.map((station) => createTask(ask(station), { name: station }))
  const found: Report = { readings: [], failures: [] }
  for (const task of tasks) {
    try {
      found.readings.push(yield* task)
    } catch (error) {
      found.failures.push(error as Error)
    }
  }
  return found
}
