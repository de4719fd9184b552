// fails: several workers take turns: a0 b0 a1 b1
// fails: exactly one turn of the loop lies between two lines of a worker
// card: M08
// Believes that workers take turns by themselves.
import type { Coroutine } from '#runtime'

export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  for (let step = 0; step < steps; step += 1) log(`${name}${step}`)
}
