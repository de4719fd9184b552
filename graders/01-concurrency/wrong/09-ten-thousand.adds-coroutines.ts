// fails: returns the sum of the answers
// fails: asks each sensor once, and waits for all
// fails: ten thousand sensors of 1 s take 1 s
// card: M02
// Adds coroutines.
import type { Coroutine } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  for (let sensor = 0; sensor < count; sensor += 1) {
    // @ts-expect-error: a coroutine is no number.
    sum += ask(sensor)
  }
  return sum
}
