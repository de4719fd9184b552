// A waiter that is cancelled when it has just been woken keeps the wake-up, and the next in line waits for ever.
//
// The repaired twin.
import { createTask, type Future, getRunningLoop, sleep, wait } from '#runtime'
import type { Orders } from '../../../explore/guide.ts'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'

export const orders: Orders = { cancel: ['second'] }

export function scenario(): Scenario<unknown> {
  const line = shared<Future<void>[]>([])
  const state = shared({ isTaken: false })
  const take = function* () {
    while (state.isTaken) {
      const turn = getRunningLoop().createFuture<void>()
      line.push(turn)
      try {
        yield* turn
      } catch (error) {
        if (turn.done() && !turn.cancelled()) give()
        throw error
      }
    }
    state.isTaken = true
  }
  const give = () => {
    state.isTaken = false
    let next = line.shift()
    while (next?.done()) next = line.shift()
    next?.setResult()
  }
  const use = function* (seconds: number) {
    yield* take()
    try {
      yield* sleep(seconds)
    } finally {
      give()
    }
  }
  const main = function* () {
    const tasks = ['first', 'second', 'third'].map((name) => createTask(use(1), { name }))
    yield* wait(tasks)
  }
  return { main: main() }
}
