// A cache is asked for a page that is being loaded: it is loaded twice.
//
// By hand: 1 difference from asyncio's order: the second asks while the first loads.
import { Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export const minimum = 1

export function scenario(): Scenario<unknown> {
  const cache = shared(new Map<string, string>())
  const loads = shared({ count: 0 })
  const _lock = new Lock()
  const load = function* () {
    loads.count += 1
    yield* sleep(1)
    return 'page'
  }
  const ask = function* (after: number) {
    yield* sleep(after)
    if (!cache.has('a')) {
      const page = yield* load()
      cache.set('a', page)
    }
  }
  return {
    main: together({ first: ask(1), second: ask(3) }),
    check: (run) => expects(run, loads.count === 1),
  }
}
