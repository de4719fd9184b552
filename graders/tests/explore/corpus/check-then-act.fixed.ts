// A cache is asked for a page that is being loaded: it is loaded twice.
//
// The repaired twin.
import { asyncWith, Lock, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const cache = shared(new Map<string, string>())
  const loads = shared({ count: 0 })
  const lock = new Lock()
  const load = function* () {
    loads.count += 1
    yield* sleep(1)
    return 'page'
  }
  const ask = function* (after: number) {
    yield* sleep(after)
    yield* asyncWith(lock, function* () {
      if (!cache.has('a')) cache.set('a', yield* load())
    })
  }
  return {
    main: together({ first: ask(1), second: ask(3) }),
    check: (run) => expects(run, loads.count === 1),
  }
}
