// The queue is shut down when the producer should have put everything.
//
// The repaired twin.
import { createTask, Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const got = shared<string[]>([])
  const produce = function* () {
    yield* sleep(1)
    yield* queue.put('item')
  }
  const consume = function* () {
    got.push(yield* queue.get())
  }
  const main = function* () {
    const producer = createTask(produce(), { name: 'producer' })
    const consumer = createTask(consume(), { name: 'consumer' })
    yield* producer
    queue.shutdown()
    yield* producer
    yield* consumer
  }
  return { main: main(), check: (run) => expects(run, got.length === 1) }
}
