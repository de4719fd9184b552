// fails: returns the sum of the answers
// fails: asks each sensor once, and waits for all
// fails: ten thousand sensors of 1 s take 1 s
// card: M06
// Starts all of them and does not wait, lest the program stand still.
import { type Coroutine, createTask } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  function* add(sensor: number): Coroutine<void> {
    sum += yield* ask(sensor)
  }
  for (let sensor = 0; sensor < count; sensor += 1) createTask(add(sensor))
  return sum
}
