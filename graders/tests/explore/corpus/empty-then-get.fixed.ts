// It is looked whether the queue is empty, and a turn later the item is taken: it is gone.
//
// The repaired twin.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const take = function* (after: number) {
    yield* sleep(after)
    if (queue.empty()) return
    queue.getNowait()
    yield* sleep(1)
  }
  const main = function* () {
    queue.putNowait('item')
    yield* together({ first: take(1), second: take(3) })
  }
  return { main: main() }
}
