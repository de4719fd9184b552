// Who is woken takes it for granted that there is something, and somebody else was quicker.
//
// By hand: 1 difference from asyncio's order: a third one takes the item between the notification and the waiter that it woke.
import { asyncWith, Condition, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const news = new Condition()
  const items = shared<string[]>([])
  const take = function* () {
    yield* asyncWith(news, function* () {
      if (items.length === 0) yield* news.wait()
      holds(items.pop() !== undefined)
    })
  }
  const late = function* () {
    yield* sleep(9)
    yield* take()
  }
  const give = function* (after: number) {
    yield* sleep(after)
    yield* asyncWith(news, function* () {
      items.push('item')
      news.notify()
    })
  }
  return { main: together({ early: take(), late: late(), one: give(1), other: give(10) }) }
}
