// The balance is looked at, the bank is asked, and the money is taken: it was spent by then.
//
// By hand: 1 difference from asyncio's order: both look before either takes.
import { Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, holds, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const account = shared({ balance: 10 })
  const _lock = new Lock()
  const withdraw = function* (after: number) {
    yield* sleep(after)
    if (account.balance < 10) return
    yield* sleep(1)
    account.balance -= 10
  }
  return {
    main: together({ first: withdraw(1), second: withdraw(3) }),
    always: () => holds(account.balance >= 0),
    check: (run) => expects(run, account.balance >= 0),
  }
}
