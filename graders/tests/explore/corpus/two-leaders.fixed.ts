// Each looks whether there is a leader, asks around, and makes itself one.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const group = shared({ leader: '', elections: 0 })
  const lead = function* (name: string, after: number) {
    yield* sleep(after)
    yield* sleep(1)
    if (group.leader !== '') return
    group.leader = name
    group.elections += 1
  }
  return {
    main: together({ a: lead('a', 1), b: lead('b', 3) }),
    check: (run) => expects(run, group.elections === 1),
  }
}
