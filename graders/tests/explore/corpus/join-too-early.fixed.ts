// join() is called when nothing was put yet, and returns at once.
//
// The repaired twin.
import { createTask, Queue, sleep, wait } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const done = shared<string[]>([])
  const produce = function* () {
    yield* sleep(1)
    yield* queue.put('item')
  }
  const consume = function* () {
    done.push(yield* queue.get())
    queue.taskDone()
  }
  const main = function* () {
    const producer = createTask(produce(), { name: 'producer' })
    const consumer = createTask(consume(), { name: 'consumer' })
    yield* producer
    yield* queue.join()
    holds(done.length === 1)
    yield* wait([producer, consumer])
  }
  return { main: main() }
}
