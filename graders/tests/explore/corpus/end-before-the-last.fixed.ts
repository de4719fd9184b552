// The first producer to end says that all have ended.
//
// The repaired twin.
import { Queue, sleep } from '#runtime'
import type { Scenario } from '../../../explore/run.ts'
import { shared } from '../../../explore/shared.ts'
import { expects, together } from './kit.ts'

export function scenario(): Scenario<unknown> {
  const queue = new Queue<string>()
  const got = shared<string[]>([])
  const ended = shared({ count: 0 })
  const produce = function* (item: string, after: number) {
    yield* sleep(after)
    yield* queue.put(item)
    yield* sleep(3)
    ended.count += 1
    if (ended.count === 2) yield* queue.put('end')
  }
  const consume = function* () {
    for (;;) {
      const item = yield* queue.get()
      if (item === 'end') return
      got.push(item)
    }
  }
  return {
    main: together({ one: produce('a', 1), other: produce('b', 2), consumer: consume() }),
    check: (run) => expects(run, got.length === 2),
  }
}
