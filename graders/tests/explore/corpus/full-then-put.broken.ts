// It is looked whether there is room, and a turn later there is none.
//
// By hand: 1 difference from asyncio's order: the other puts its item in that turn.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>(1)
  const put = function* (item: string, after: number) {
    yield* sleep(after)
    if (queue.full()) return
    yield* sleep(1)
    queue.putNowait(item)
  }
  return { main: together({ first: put('a', 1), second: put('b', 3) }) }
}
