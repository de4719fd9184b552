// A list is read, added to and written back; what another added meanwhile is gone.
//
// By hand: 1 difference from asyncio's order: the second reads before the first writes.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const log = shared<{ lines: readonly string[] }>({ lines: [] })
  const append = function* (line: string, after: number) {
    yield* sleep(after)
    const { lines } = log
    yield* sleep(1)
    log.lines = [...lines, line]
  }
  return {
    main: together({ first: append('a', 1), second: append('b', 3) }),
    check: (run) => expects(run, log.lines.length === 2),
  }
}
