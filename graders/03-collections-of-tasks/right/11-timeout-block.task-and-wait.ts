// Differs: a task of its own, wait with a timeout, and a look at the clock.
// Se distingue: una tarea propia, wait con plazo y una mirada al reloj.
import { type Coroutine, createTask, getRunningLoop, sleep, wait } from '#runtime'

/** What has come of a number of stations; complete if no time limit cut it short. */
export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const readings: number[] = []
  function* all(): Coroutine<void> {
    for (const station of stations) readings.push(yield* read(station))
  }
  const task = createTask(all())
  let late = false
  try {
    const { pending } = yield* wait([task], { timeout: seconds })
    late = pending.length > 0
  } finally {
    task.cancel()
    yield* wait([task])
  }
  if (late) return { readings, isComplete: false }
  task.result()
  return { readings, isComplete: true }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  const end = getRunningLoop().time() + seconds
  while (getRunningLoop().time() < end) {
    if (step()) return true
    yield* sleep(0)
  }
  return false
}
