import { CancelledError, createTask, gather, Queue, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* put(q: Queue<string>, x: string) {
  try {
    yield* q.put(x)
    log('put', x)
  } catch (e) {
    only(e, CancelledError)
    log(x, 'cancelled', q.full())
  }
}

export function* main() {
  for (const cancelFirst of [false, true]) {
    const q = new Queue<string>(1)
    q.putNowait('0')
    const a = createTask(put(q, 'a'))
    const b = createTask(put(q, 'b'))
    yield* sleep(0)
    if (cancelFirst) a.cancel()
    q.getNowait()
    if (!cancelFirst) a.cancel()
    yield* gather([a, b])
    log(q.qsize(), q.getNowait())
  }
}
