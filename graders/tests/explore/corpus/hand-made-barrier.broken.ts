// Who arrives counts itself, waits a moment, and then looks whether it was the last: none or both were.
//
// By hand: 1 difference from asyncio's order: both have counted themselves when the first looks.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const barrier = shared({ count: 0, opened: 0 })
  const arrive = function* (after: number) {
    yield* sleep(after)
    barrier.count += 1
    yield* sleep(1)
    if (barrier.count === 2) barrier.opened += 1
  }
  return {
    main: together({ first: arrive(1), second: arrive(3) }),
    check: (run) => expects(run, barrier.opened === 1),
  }
}
