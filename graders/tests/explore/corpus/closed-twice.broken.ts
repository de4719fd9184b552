// Two who leave look whether it is closed, and both close it.
//
// By hand: 1 difference from asyncio's order: both look before either has closed it.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const file = shared({ isClosed: false, closes: 0 })
  const close = function* (after: number) {
    yield* sleep(after)
    if (file.isClosed) return
    yield* sleep(1)
    file.isClosed = true
    file.closes += 1
  }
  return {
    main: together({ first: close(1), second: close(3) }),
    check: (run) => expects(run, file.closes === 1),
  }
}
