// A worker puts more work into the full queue that only it could empty.
//
// The repaired twin.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<number>(2)
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
