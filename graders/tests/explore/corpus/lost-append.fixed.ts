// A list is read, added to and written back; what another added meanwhile is gone.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const log = shared<{ lines: readonly string[] }>({ lines: [] })
  const append = function* (line: string, after: number) {
    yield* sleep(after)
    yield* sleep(1)
    log.lines = [...log.lines, line]
  }
  return {
    main: together({ first: append('a', 1), second: append('b', 3) }),
    check: (run) => expects(run, log.lines.length === 2),
  }
}
