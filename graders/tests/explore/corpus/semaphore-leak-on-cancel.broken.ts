// A permit is given back at the end of the work, which a cancellation never reaches.
//
// By hand: 1 difference from asyncio's order: the job is cancelled while it works.
import { createTask, Semaphore, sleep, wait } from '#runtime'
import type { Orders } from '../../../explore/guide.ts'
import type { Scenario } from '../../../explore/run.ts'

export const minimum = 1

export const orders: Orders = { cancel: ['job'] }

export function scenario(): Scenario<unknown> {
  const permits = new Semaphore(1)
  const job = function* () {
    yield* permits.acquire()
    yield* sleep(1)
    permits.release()
  }
  const main = function* () {
    const task = createTask(job(), { name: 'job' })
    yield* wait([task])
    yield* permits.acquire()
  }
  return { main: main() }
}
