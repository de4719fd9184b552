// The queue is shut down when the producer should have put everything.
//
// By hand: 1 difference from asyncio's order: the producer is late.
import { createTask, Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects } from './kit.ts'

export const minimum = 1

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
    yield* sleep(2)
    queue.shutdown()
    yield* producer
    yield* consumer
  }
  return { main: main(), check: (run) => expects(run, got.length === 1) }
}
