// Differs: each coroutine adds its own answer to a common sum.
// Se distingue: cada corrutina añade su respuesta a una suma común.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  function* add(sensor: number): Coroutine<void> {
    const answer = yield* ask(sensor)
    sum += answer
  }
  yield* gather(Array.from({ length: count }, (_, sensor) => add(sensor)))
  return sum
}
