// Differs: a group of tasks, and a simulation that measures how long the waits take.
// Se distingue: un grupo de tareas, y una simulación que mide cuánto duran las esperas.
import { asyncWith, type Coroutine, gather, simulate, sleep, TaskGroup } from '#runtime'

type Station = {
  temperature(): Coroutine<number>
  wind(): Coroutine<number>
  rain(): Coroutine<number>
}

type Report = { temperature: number; wind: number; rain: number }

export function* report(station: Station): Coroutine<Report> {
  const answer: Partial<Report> = {}
  yield* asyncWith(new TaskGroup(), function* (group) {
    for (const key of ['temperature', 'wind', 'rain'] as const) {
      group.createTask(
        (function* () {
          answer[key] = yield* station[key]()
        })(),
      )
    }
  })
  return answer as Report
}

export function secondsToWait(seconds: readonly number[]): number {
  function* main(): Coroutine<void> {
    yield* gather(seconds.map((each) => sleep(each)))
  }
  return simulate(main()).time
}

export function secondsToCalculate(seconds: readonly number[]): number {
  if (!seconds.length) return 0
  const [first = 0, ...others] = seconds
  return first + secondsToCalculate(others)
}
