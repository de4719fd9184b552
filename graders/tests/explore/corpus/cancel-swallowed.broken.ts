// A worker takes its cancellation for an error of the work, and goes on.
//
// By hand: 1 difference from asyncio's order: it is cancelled while it works, and not while it waits for work.
import { createTask, Queue, sleep, wait } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { Broken } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const work = function* () {
    for (;;) {
      yield* queue.get()
      try {
        yield* sleep(1)
      } catch (error) {
        if (error instanceof Broken) throw error
      }
    }
  }
  const main = function* () {
    const worker = createTask(work(), { name: 'worker' })
    yield* queue.put('item')
    yield* sleep(2)
    worker.cancel()
    yield* wait([worker])
  }
  return { main: main() }
}
