// fails: exactly one turn of the loop lies between two lines of a worker
// fails: taking turns takes no time
// card: M08
// Believes that sleep(0) does nothing, and sleeps for a while.
import { type Coroutine, sleep } from '#runtime'

export function* worker(name: string, steps: number, log: (line: string) => void): Coroutine<void> {
  for (let step = 0; step < steps; step += 1) {
    log(`${name}${step}`)
    yield* sleep(0.5)
  }
}
