// Who arrives counts itself, waits a moment, and then looks whether it was the last: none or both were.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const barrier = shared({ count: 0, opened: 0 })
  const arrive = function* (after: number) {
    yield* sleep(after)
    yield* sleep(1)
    barrier.count += 1
    if (barrier.count === 2) barrier.opened += 1
  }
  return {
    main: together({ first: arrive(1), second: arrive(3) }),
    check: (run) => expects(run, barrier.opened === 1),
  }
}
