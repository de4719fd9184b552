// An event that is set and cleared at once wakes those who wait, and nobody who comes later.
//
// The repaired twin.
import { Event, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const start = new Event()
  const wait = function* () {
    yield* sleep(1)
    yield* start.wait()
  }
  const tell = function* () {
    yield* sleep(2)
    start.set()
    // It stays set.
  }
  return { main: together({ waiter: wait(), teller: tell() }) }
}
