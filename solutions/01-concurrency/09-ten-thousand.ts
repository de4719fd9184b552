// Ten thousand sensors, and each takes a while to answer. Ten thousand threads would be more than most
// machines bear; ten thousand coroutines are ten thousand small objects.
//
// Diez mil sensores, y cada uno tarda un poco en responder. Diez mil hilos son más de los que
// soportan la mayoría de las máquinas; diez mil corrutinas son diez mil objetos pequeños.
import { type Coroutine, gather } from '#runtime'

/** Asks the sensors 0, 1, ... count - 1, all at the same time, and returns the sum of the answers. */
export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  const sensors = Array.from({ length: count }, (_, sensor) => sensor)
  const answers = yield* gather(sensors.map(ask))
  return answers.reduce((sum, answer) => sum + answer, 0)
}
