// fails: returns the sum of the answers
// fails: ten thousand sensors of 1 s take 1 s
// card: M100
// Reads the sum before it waits: what the other tasks add meanwhile is lost.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  function* add(sensor: number): Coroutine<void> {
    sum += yield* ask(sensor)
  }
  yield* gather(Array.from({ length: count }, (_, sensor) => add(sensor)))
  return sum
}
