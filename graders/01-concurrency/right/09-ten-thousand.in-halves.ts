// Differs: asks one half and the other half at the same time, down to single sensors.
// Se distingue: pregunta a la vez a una mitad y a la otra, hasta llegar a sensores sueltos.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  function* range(from: number, to: number): Coroutine<number> {
    if (from >= to) return 0
    if (to - from === 1) return yield* ask(from)
    const middle = Math.floor((from + to) / 2)
    const [left, right] = yield* gather([range(from, middle), range(middle, to)])
    return left + right
  }
  return yield* range(0, count)
}
