// It is looked whether the queue is empty, and a turn later the item is taken: it is gone.
//
// By hand: 1 difference from asyncio's order: the other takes the item in that turn.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const take = function* (after: number) {
    yield* sleep(after)
    if (queue.empty()) return
    yield* sleep(1)
    queue.getNowait()
  }
  const main = function* () {
    queue.putNowait('item')
    yield* together({ first: take(1), second: take(3) })
  }
  return { main: main() }
}
