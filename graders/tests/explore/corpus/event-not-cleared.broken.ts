// An event of the first round still stands when the second is waited for.
//
// By hand: 1 difference from asyncio's order: the second round is waited for before the first is cleared away.
import { Event, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const round = new Event()
  const state = shared({ number: 0 })
  const play = function* () {
    state.number = 1
    round.set()
    yield* sleep(1)
    round.clear()
    yield* sleep(3)
    state.number = 2
    round.set()
  }
  const watch = function* () {
    yield* round.wait()
    yield* sleep(2)
    yield* round.wait()
    holds(state.number === 2)
  }
  return { main: together({ player: play(), watcher: watch() }) }
}
