// Items are taken out of a list while somebody walks through it by number: one is skipped.
//
// By hand: 1 difference from asyncio's order: the first item is removed after it was visited and before the second is.
import { sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const items = shared(['a', 'b'])
  const visited = shared<string[]>([])
  const walk = function* () {
    for (let i = 0; i < items.length; i += 1) {
      visited.push(items[i] ?? '')
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
