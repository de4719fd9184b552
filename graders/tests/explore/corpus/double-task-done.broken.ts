// Work that is cut short is reported as done twice: by the worker, and by whoever cut it short.
//
// By hand: 1 difference from asyncio's order: the worker is done before it is given up, but after it was looked at.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const state = shared({ isDone: false })
  const work = function* () {
    yield* queue.get()
    yield* sleep(3)
    if (state.isDone) return
    state.isDone = true
    queue.taskDone()
  }
  const giveUp = function* () {
    yield* sleep(1)
    if (state.isDone) return
    yield* sleep(1)
    state.isDone = true
    queue.taskDone()
  }
  const main = function* () {
    yield* queue.put('item')
    yield* together({ worker: work(), watcher: giveUp() })
    yield* queue.join()
  }
  return { main: main() }
}
