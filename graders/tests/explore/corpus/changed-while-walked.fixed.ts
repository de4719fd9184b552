// Items are taken out of a list while somebody walks through it by number: one is skipped.
//
// The repaired twin.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const items = shared(['a', 'b'])
  const visited = shared<string[]>([])
  const walk = function* () {
    for (const item of [...items]) {
      visited.push(item)
      yield* sleep(1)
    }
  }
  const remove = function* () {
    yield* sleep(4)
    items.shift()
  }
  return {
    main: together({ walker: walk(), remover: remove() }),
    check: (run) => expects(run, visited.includes('b')),
  }
}
