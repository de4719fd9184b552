// fails: all are asked before any has answered
// fails: takes no longer than the slowest sensor
// fails: ten thousand sensors of 1 s take 1 s
// card: M05
// Makes a task and waits for it, and only then makes the next.
import { type Coroutine, createTask } from '#runtime'

export function* askAll(
  count: number,
  ask: (sensor: number) => Coroutine<number>,
): Coroutine<number> {
  let sum = 0
  for (let sensor = 0; sensor < count; sensor += 1) sum += yield* createTask(ask(sensor))
  return sum
}
