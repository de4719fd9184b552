// An error between acquire and release leaves the lock taken.
//
// By hand: 1 difference from asyncio's order: the page is taken away before it is read.
import { asyncWith, createTask, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { Broken } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const lock = new Lock()
  const pages = shared(new Map([['a', 'text']]))
  const read = function* () {
    yield* sleep(1)
    yield* lock.acquire()
    found()
    lock.release()
  }
  const remove = function* () {
    yield* sleep(2)
    pages.delete('a')
    yield* asyncWith(lock, function* () {})
  }
  const main = function* () {
    const tasks = [createTask(read()), createTask(remove())]
    for (const task of tasks) {
      try {
        yield* task
      } catch (error) {
        if (error instanceof Broken) throw error
      }
    }
    yield* lock.acquire()
  }
  const found = () => {
    if (!pages.has('a')) throw new Error('no page')
  }
  return { main: main() }
}
