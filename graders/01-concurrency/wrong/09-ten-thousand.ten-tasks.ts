// fails: all are asked before any has answered
// fails: takes no longer than the slowest sensor
// fails: ten thousand sensors of 1 s take 1 s
// card: M11
// Splits the work among ten tasks, as one would among ten threads.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  const parts = Array.from({ length: 10 }, (_, part) => askPart(part, count, ask))
  const sums = yield* gather(parts)
  return sums.reduce((sum, one) => sum + one, 0)
}

function* askPart(
  part: number,
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  for (let sensor = part; sensor < count; sensor += 10) sum += yield* ask(sensor)
  return sum
}
