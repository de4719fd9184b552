// Two deposits read the balance, wait, and write it: one of them is lost.
//
// By hand: 1 difference from asyncio's order: the second begins between the read and the write of the first.
import { Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const account = shared({ balance: 0 })
  const _lock = new Lock()
  const deposit = function* () {
    const { balance } = account
    yield* sleep(1)
    account.balance = balance + 1
  }
  const late = function* () {
    yield* sleep(2)
    yield* deposit()
  }
  return {
    main: together({ first: deposit(), second: late() }),
    check: (run) => expects(run, account.balance === 2),
  }
}
