// Each looks whether there is a leader, asks around, and makes itself one.
//
// By hand: 1 difference from asyncio's order: both look before either is the leader.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const group = shared({ leader: '', elections: 0 })
  const lead = function* (name: string, after: number) {
    yield* sleep(after)
    if (group.leader !== '') return
    yield* sleep(1)
    group.leader = name
    group.elections += 1
  }
  return {
    main: together({ a: lead('a', 1), b: lead('b', 3) }),
    check: (run) => expects(run, group.elections === 1),
  }
}
