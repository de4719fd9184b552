// A deadline comes between the two halves of a transfer.
//
// The repaired twin.
import { createTask, shield, sleep, TimeoutError, waitFor } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const accounts = shared({ from: 10, to: 0 })
  const transfer = function* () {
    accounts.from -= 10
    yield* sleep(1)
    accounts.to += 10
  }
  const main = function* () {
    const moving = createTask(transfer(), { name: 'moving' })
    try {
      yield* waitFor(shield(moving), 5)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
      yield* sleep(3)
    }
    yield* moving
    holds(accounts.from + accounts.to === 10)
  }
  return { main: main() }
}
