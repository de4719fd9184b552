// fails: several workers take turns: a0 b0 a1 b1
// fails: exactly one turn of the loop lies between two lines of a worker
// card: M07
// Awaits a future that is done: there is nothing to wait for, and nobody gets a turn.
import { type Coroutine, Future } from '#runtime'

export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  const done = new Future<void>()
  done.setResult()
  for (let step = 0; step < steps; step += 1) {
    log(`${name}${step}`)
    yield* done
  }
}
