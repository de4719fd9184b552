// A worker puts more work into the full queue that only it could empty.
//
// By hand: 1 difference from asyncio's order: the queue is filled again before the worker puts its own item.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const queue = new Queue<number>(1)
  const work = function* () {
    for (let left = 3; left > 0; left -= 1) {
      const item = yield* queue.get()
      yield* sleep(1)
      if (item === 1) yield* queue.put(2)
    }
  }
  const produce = function* () {
    yield* queue.put(1)
    yield* sleep(5)
    yield* queue.put(3)
  }
  return { main: together({ worker: work(), producer: produce() }) }
}
