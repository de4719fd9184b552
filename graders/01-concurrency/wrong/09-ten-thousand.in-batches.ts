// fails: all are asked before any has answered
// fails: takes no longer than the slowest sensor
// fails: ten thousand sensors of 1 s take 1 s
// card: M11
// Asks as many at a time as a machine has cores.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  for (let first = 0; first < count; first += 8) {
    const length = Math.min(8, count - first)
    const answers = yield* gather(Array.from({ length }, (_, index) => ask(first + index)))
    for (const answer of answers) sum += answer
  }
  return sum
}
