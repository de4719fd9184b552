// The lock is given back before the write that it was for.
//
// By hand: 1 difference from asyncio's order: the second reads between the release and the write of the first.
import { Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const account = shared({ balance: 0 })
  const lock = new Lock()
  const deposit = function* (after: number) {
    yield* sleep(after)
    yield* lock.acquire()
    const { balance } = account
    lock.release()
    yield* sleep(1)
    account.balance = balance + 1
  }
  return {
    main: together({ first: deposit(1), second: deposit(3) }),
    check: (run) => expects(run, account.balance === 2),
  }
}
