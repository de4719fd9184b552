// Who was cancelled in line gives back a permit that it never had.
//
// By hand: 1 difference from asyncio's order: the second is cancelled while it waits for its permit.
import { createTask, Semaphore, sleep, wait } from '#runtime'
import type { Orders } from '../../../explore/guide.ts'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export const minimum = 1

export const orders: Orders = { cancel: ['second'] }

export function scenario(): Scenario<unknown> {
  const permits = new Semaphore(1)
  const inside = shared({ count: 0 })
  const work = function* () {
    inside.count += 1
    holds(inside.count <= 1)
    try {
      yield* sleep(3)
    } finally {
      inside.count -= 1
    }
  }
  const use = function* () {
    try {
      yield* permits.acquire()
      yield* work()
    } finally {
      permits.release()
    }
  }
  const main = function* () {
    const tasks = ['first', 'second', 'third'].map((name) => createTask(use(), { name }))
    const { done } = yield* wait(tasks)
    for (const task of done) if (!task.cancelled()) task.result()
  }
  return { main: main() }
}
