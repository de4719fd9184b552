// A worker takes its cancellation for an error of the work, and goes on.
//
// The repaired twin.
import { CancelledError, createTask, Queue, sleep, wait } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const work = function* () {
    for (;;) {
      yield* queue.get()
      try {
        yield* sleep(1)
      } catch (error) {
        if (error instanceof CancelledError) throw error
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
