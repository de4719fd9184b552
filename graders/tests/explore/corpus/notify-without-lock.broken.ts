// Whoever notifies does not hold the lock; it works as long as somebody else does.
//
// By hand: 1 difference from asyncio's order: the notification comes before the lock is taken by another task.
import { asyncWith, Condition, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const news = new Condition()
  const state = shared({ isReady: false })
  const hold = function* () {
    yield* sleep(1)
    yield* asyncWith(news, () => sleep(2))
  }
  const tell = function* () {
    yield* sleep(2)
    state.isReady = true
    news.notify()
  }
  return { main: together({ holder: hold(), teller: tell() }) }
}
