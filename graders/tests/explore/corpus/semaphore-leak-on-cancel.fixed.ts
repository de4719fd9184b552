// A permit is given back at the end of the work, which a cancellation never reaches.
//
// The repaired twin.
import { createTask, Semaphore, sleep, wait } from '#runtime'
import type { Orders } from '../../../explore/guide.ts'
import type { Scenario } from '../../../explore/run.ts'

export const orders: Orders = { cancel: ['job'] }

export function scenario(): Scenario<unknown> {
  const permits = new Semaphore(1)
  const job = function* () {
    yield* permits.acquire()
    try {
      yield* sleep(1)
    } finally {
      permits.release()
    }
  }
  const main = function* () {
    const task = createTask(job(), { name: 'job' })
    yield* wait([task])
    yield* permits.acquire()
  }
  return { main: main() }
}
