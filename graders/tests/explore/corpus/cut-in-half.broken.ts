// A deadline comes between the two halves of a transfer.
//
// By hand: 1 difference from asyncio's order: the deadline comes when the money has left one account and not reached the other.
import { sleep, TimeoutError, waitFor } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { holds } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const accounts = shared({ from: 10, to: 0 })
  const transfer = function* () {
    accounts.from -= 10
    yield* sleep(1)
    accounts.to += 10
  }
  const main = function* () {
    try {
      yield* waitFor(transfer(), 5)
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error
      yield* sleep(3)
    }

    holds(accounts.from + accounts.to === 10)
  }
  return { main: main() }
}
