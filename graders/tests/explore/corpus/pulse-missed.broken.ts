// An event that is set and cleared at once wakes those who wait, and nobody who comes later.
//
// By hand: 1 difference from asyncio's order: the pulse comes before the waiter.
import { Event, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const start = new Event()
  const wait = function* () {
    yield* sleep(1)
    yield* start.wait()
  }
  const tell = function* () {
    yield* sleep(2)
    start.set()
    start.clear()
  }
  return { main: together({ waiter: wait(), teller: tell() }) }
}
