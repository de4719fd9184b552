// Two deposits read the balance, wait, and write it: one of them is lost.
//
// The repaired twin.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const account = shared({ balance: 0 })
  const lock = new Lock()
  const deposit = function* () {
    yield* asyncWith(lock, function* () {
      const { balance } = account
      yield* sleep(1)
      account.balance = balance + 1
    })
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
