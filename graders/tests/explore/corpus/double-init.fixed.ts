// A connection that is opened when it is needed first is opened twice.
//
// The repaired twin.
import { createTask, sleep, type Task } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const pool = shared<{ opened: number; connection?: string; opening?: Task<void> }>({ opened: 0 })
  const open = function* () {
    pool.opened += 1
    yield* sleep(1)
    pool.connection = 'connection'
  }
  const use = function* (after: number) {
    yield* sleep(after)
    pool.opening ??= createTask(open(), { name: 'opening' })
    yield* pool.opening
  }
  return {
    main: together({ first: use(1), second: use(3) }),
    check: (run) => expects(run, pool.opened === 1),
  }
}
