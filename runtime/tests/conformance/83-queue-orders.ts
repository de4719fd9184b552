import { LifoQueue, PriorityQueue } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  for (const q of [new LifoQueue<number>(), new PriorityQueue<number>()]) {
    for (const x of [2, 3, 1]) q.putNowait(x)
    log(q.constructor.name, [yield* q.get(), yield* q.get(), yield* q.get()])
  }
}
