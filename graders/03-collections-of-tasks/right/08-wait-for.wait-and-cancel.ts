// Differs: `wait` with a timeout, and everything that waitFor does done by hand.
// Se distingue: `wait` con un plazo, y todo lo que hace waitFor, hecho a mano.
import { type Coroutine, createTask, wait } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const task = createTask(ask())
    try {
      yield* wait([task], { timeout: seconds })
    } finally {
      if (task.cancel()) yield* wait([task])
    }
    if (!task.cancelled()) return task.result()
  }
  return undefined
}
