// Who waits for news holds a second lock that the teller needs.
//
// By hand: 1 difference from asyncio's order: the waiter is quicker than the teller.
import { asyncWith, Condition, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const door = new Lock()
  const news = new Condition()
  const state = shared({ isReady: false })
  const wait = function* () {
    yield* sleep(2)
    const look = () => asyncWith(news, () => news.waitFor(() => state.isReady))
    yield* asyncWith(door, look)
  }
  const tell = function* () {
    yield* sleep(1)
    yield* asyncWith(door, function* () {
      yield* asyncWith(news, function* () {
        state.isReady = true
        news.notifyAll()
      })
    })
  }
  return { main: together({ waiter: wait(), teller: tell() }) }
}
