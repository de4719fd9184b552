import { asyncWith, CancelledError, Condition, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(c: Condition, n: string) {
  yield* asyncWith(c, function* () {
    try {
      log(n, yield* c.wait())
    } catch (e) {
      log(n, only(e, CancelledError), c.locked())
    }
  })
}

export function* main() {
  const c = new Condition()
  const ts = ['a', 'b', 'c', 'd'].map((n) => createTask(w(c, n)))
  yield* sleep(0)
  yield* asyncWith(c, function* () {
    c.notify(2)
    ts[0]?.cancel('notified')
    ts[2]?.cancel('not notified')
    yield* sleep(1)
    ts[0]?.cancel('while it waits for the lock')
    yield* sleep(1)
    log('releases')
  })
  yield* sleep(1)
  log(ts.map((t) => t.done()))
  yield* asyncWith(c, function* () {
    c.notify(9)
  })
  yield* gather(ts)
}
