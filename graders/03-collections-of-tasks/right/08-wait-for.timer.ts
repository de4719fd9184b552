// Differs: a timer of the loop cancels the attempt.
// Se distingue: un temporizador del bucle cancela el intento.
import { CancelledError, type Coroutine, createTask, getRunningLoop } from '#runtime'

export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  const loop = getRunningLoop()
  for (let n = attempts; n > 0; n--) {
    const attempt = createTask(ask())
    let expired = false
    const timer = loop.callLater(seconds, () => {
      expired = true
      attempt.cancel()
    })
    try {
      return yield* attempt
    } catch (error) {
      if (!(expired && error instanceof CancelledError)) throw error
    } finally {
      timer.cancel()
    }
  }
  return undefined
}
