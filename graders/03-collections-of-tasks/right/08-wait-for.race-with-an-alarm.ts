// Differs: a race against a task that sleeps, as with Promise.race.
// Se distingue: una carrera contra una tarea que duerme, como con Promise.race.
import { type Coroutine, createTask, FIRST_COMPLETED, sleep, wait } from '#runtime'

export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let i = 0; i < attempts; i++) {
    const attempt = createTask(ask())
    const alarm = createTask(sleep(seconds))
    try {
      yield* wait([attempt, alarm], { returnWhen: FIRST_COMPLETED })
    } finally {
      alarm.cancel()
      if (!attempt.done()) attempt.cancel()
      yield* wait([attempt, alarm])
    }
    if (!attempt.cancelled()) return attempt.result()
  }
  return undefined
}
