// A free connection is looked up, tested, and only then taken out of the pool.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const free = shared(['connection-1', 'connection-2'])
  const used = shared<string[]>([])
  const take = function* (after: number) {
    yield* sleep(after)
    const connection = free.shift() ?? ''
    yield* sleep(1)
    used.push(connection)
  }
  return {
    main: together({ first: take(1), second: take(3) }),
    check: (run) => expects(run, new Set(used).size === 2),
  }
}
