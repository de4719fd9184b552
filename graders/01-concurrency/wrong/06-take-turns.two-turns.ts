// fails: exactly one turn of the loop lies between two lines of a worker
// card: none
// Gives a turn before each line and one after it.
import { type Coroutine, sleep } from '#runtime'

export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  for (let step = 0; step < steps; step += 1) {
    yield* sleep(0)
    log(`${name}${step}`)
    yield* sleep(0)
  }
}
