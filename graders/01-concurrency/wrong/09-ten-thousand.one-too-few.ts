// fails: returns the sum of the answers
// fails: asks each sensor once, and waits for all
// fails: ten thousand sensors of 1 s take 1 s
// card: none
// Asks one sensor too few.
import { type Coroutine, gather } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  const coroutines: Coroutine<number>[] = []
  for (let sensor = 0; sensor < count - 1; sensor += 1) coroutines.push(ask(sensor))
  const answers = yield* gather(coroutines)
  return answers.reduce((sum, answer) => sum + answer, 0)
}
