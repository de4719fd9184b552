// It is looked whether there is something to wait for, and only then waited: the news came in between.
//
// The repaired twin.
import { Event, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const state = shared({ isReady: false })
  const waiting = shared<{ line: string[] }>({ line: [] })
  const news = new Event()
  const wait = function* () {
    yield* sleep(1)
    if (state.isReady) return
    waiting.line.push('waiter')
    yield* news.wait()
  }
  const tell = function* () {
    yield* sleep(3)
    state.isReady = true
    if (waiting.line.length > 0) news.set()
  }
  return { main: together({ waiter: wait(), teller: tell() }) }
}
