import { CancelledError, createTask, Queue, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(q: Queue<number>) {
  try {
    yield* q.join()
    log('joined')
  } catch (e) {
    only(e, CancelledError)
    log('cancelled')
    throw e
  }
}

export function* main() {
  const q = new Queue<number>()
  q.putNowait(1)
  const a = createTask(w(q))
  const b = createTask(w(q))
  yield* sleep(0)
  q.taskDone()
  q.putNowait(2)
  a.cancel()
  yield* wait([a, b])
  log(a.cancelled(), b.cancelled())
}
