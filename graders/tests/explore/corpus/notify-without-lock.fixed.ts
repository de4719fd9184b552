// Whoever notifies does not hold the lock; it works as long as somebody else does.
//
// The repaired twin.
import { asyncWith, Condition, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

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
    yield* asyncWith(news, function* () {
      news.notify()
    })
  }
  return { main: together({ holder: hold(), teller: tell() }) }
}
