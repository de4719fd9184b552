// The weather service answers quickly, or hangs. It is asked with a deadline, and asked anew when the
// deadline has passed: never twice at a time, and not for ever.
//
// El servicio del tiempo responde enseguida o se queda colgado. Se le pregunta con un plazo y, si el
// plazo vence, se le vuelve a preguntar: nunca dos veces a la vez, y no indefinidamente.
import { type Coroutine, TimeoutError, waitFor } from '#runtime'

/** The forecast of the first attempt that brings one; undefined if all of them take too long. */
export function* forecast(
  ask: () => Coroutine<string>,
  seconds: number,
  attempts: number,
): Coroutine<string | undefined> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return yield* waitFor(ask(), seconds)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
    }
  }
  return undefined
}
