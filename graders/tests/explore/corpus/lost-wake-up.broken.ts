// It is looked whether there is something to wait for, and only then waited: the news came in between.
//
// By hand: 1 difference from asyncio's order: the news comes between the look and the wait.
import { Event, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const state = shared({ isReady: false })
  const waiting = shared<{ line: string[] }>({ line: [] })
  const news = new Event()
  const wait = function* () {
    if (state.isReady) return
    yield* sleep(1)
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
