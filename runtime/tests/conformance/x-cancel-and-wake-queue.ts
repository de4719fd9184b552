import { CancelledError, createTask, gather, Queue, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* get(q: Queue<number>, n: string) {
  try {
    log(n, yield* q.get())
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled', q.qsize())
  }
}

export function* main() {
  for (const cancelFirst of [false, true]) {
    const q = new Queue<number>()
    const a = createTask(get(q, 'a'))
    const b = createTask(get(q, 'b'))
    const c = createTask(get(q, 'c'))
    yield* sleep(0)
    if (cancelFirst) a.cancel()
    q.putNowait(1)
    if (!cancelFirst) a.cancel()
    q.putNowait(2)
    yield* gather([a, b, c])
  }
}
