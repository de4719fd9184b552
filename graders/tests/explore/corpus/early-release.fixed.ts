// The lock is given back before the write that it was for.
//
// The repaired twin.
import { Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const account = shared({ balance: 0 })
  const lock = new Lock()
  const deposit = function* (after: number) {
    yield* sleep(after)
    yield* lock.acquire()
    const { balance } = account
    yield* sleep(1)
    account.balance = balance + 1
    lock.release()
  }
  return {
    main: together({ first: deposit(1), second: deposit(3) }),
    check: (run) => expects(run, account.balance === 2),
  }
}
