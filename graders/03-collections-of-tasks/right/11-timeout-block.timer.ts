// Differs: a timer of the loop cancels the task, which takes its own cancellation back.
// Se distingue: un temporizador del bucle cancela la tarea, que retira su propia cancelación.
import { CancelledError, type Coroutine, currentTask, getRunningLoop, type Task } from '#runtime'

/** What has come of a number of stations; complete if no time limit cut it short. */
export type Report = { readings: number[]; isComplete: boolean }

export function* collect(
  stations: string[],
  read: (station: string) => Coroutine<number>,
  seconds: number,
): Coroutine<Report> {
  const me = currentTask() as Task<unknown>
  const readings: number[] = []
  let expired = false
  const timer = getRunningLoop().callLater(seconds, () => {
    expired = true
    me.cancel()
  })
  try {
    for (const station of stations) readings.push(yield* read(station))
    return { readings, isComplete: true }
  } catch (error) {
    if (!(error instanceof CancelledError) || !expired) throw error
    me.uncancel()
    return { readings, isComplete: false }
  } finally {
    timer.cancel()
  }
}

export function* solve(step: () => boolean, seconds: number): Coroutine<boolean> {
  const clock = getRunningLoop()
  const end = clock.time() + seconds
  do {
    if (step()) return true
    yield
  } while (clock.time() < end)
  return false
}
