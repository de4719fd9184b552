// A notification that nobody waits for yet is gone.
//
// By hand: 1 difference from asyncio's order: the teller is quicker than the waiter.
import { asyncWith, Condition, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const news = new Condition()
  const state = shared({ isReady: false })
  const wait = function* () {
    yield* sleep(1)
    yield* asyncWith(news, function* () {
      yield* news.wait()
    })
  }
  const tell = function* () {
    yield* sleep(2)
    yield* asyncWith(news, function* () {
      state.isReady = true
      news.notify()
    })
  }
  return { main: together({ waiter: wait(), teller: tell() }) }
}
