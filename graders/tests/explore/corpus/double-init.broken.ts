// A connection that is opened when it is needed first is opened twice.
//
// By hand: 1 difference from asyncio's order: the second needs it while the first opens it.
import { sleep, type Task } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const pool = shared<{ opened: number; connection?: string; opening?: Task<void> }>({ opened: 0 })
  const open = function* () {
    pool.opened += 1
    yield* sleep(1)
    pool.connection = 'connection'
  }
  const use = function* (after: number) {
    yield* sleep(after)
    if (pool.connection === undefined) yield* open()
  }
  return {
    main: together({ first: use(1), second: use(3) }),
    check: (run) => expects(run, pool.opened === 1),
  }
}
