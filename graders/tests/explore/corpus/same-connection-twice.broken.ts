// A free connection is looked up, tested, and only then taken out of the pool.
//
// By hand: 1 difference from asyncio's order: the second looks while the first tests.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const free = shared(['connection-1', 'connection-2'])
  const used = shared<string[]>([])
  const take = function* (after: number) {
    yield* sleep(after)
    const connection = free[0] ?? ''
    yield* sleep(1)
    free.shift()
    used.push(connection)
  }
  return {
    main: together({ first: take(1), second: take(3) }),
    check: (run) => expects(run, new Set(used).size === 2),
  }
}
