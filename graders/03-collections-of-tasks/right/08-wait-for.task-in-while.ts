// Differs: a task for each attempt, and a loop that counts down.
// Se distingue: una tarea por intento, y un bucle que cuenta hacia atrás.
import { type Coroutine, createTask, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  let left = attempts
  while (left > 0) {
    left -= 1
    const attempt = createTask(ask())
    let isLate = false
    try {
      return yield* waitFor(attempt, seconds)
    } catch (error) {
      isLate = error instanceof TimeoutError
      if (!isLate) throw error
    }
  }
}
