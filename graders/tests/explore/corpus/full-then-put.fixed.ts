// It is looked whether there is room, and a turn later there is none.
//
// The repaired twin.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>(1)
  const put = function* (item: string, after: number) {
    yield* sleep(after)
    if (queue.full()) return
    queue.putNowait(item)
    yield* sleep(1)
  }
  return { main: together({ first: put('a', 1), second: put('b', 3) }) }
}
