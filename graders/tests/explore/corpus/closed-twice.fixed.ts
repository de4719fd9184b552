// Two who leave look whether it is closed, and both close it.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const file = shared({ isClosed: false, closes: 0 })
  const close = function* (after: number) {
    yield* sleep(after)
    if (file.isClosed) return
    file.isClosed = true
    yield* sleep(1)
    file.closes += 1
  }
  return {
    main: together({ first: close(1), second: close(3) }),
    check: (run) => expects(run, file.closes === 1),
  }
}
