import { asyncWith, CancelledError, Condition, createTask, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(c: Condition, n: string) {
  yield* asyncWith(c, function* () {
    try {
      yield* c.wait()
      log(n, 'ok')
    } catch (e) {
      only(e, CancelledError)
      log(n, 'cancelled, holds the lock:', c.locked())
      throw e
    }
  })
}

export function* main() {
  const c = new Condition()
  const a = createTask(w(c, 'a'))
  const b = createTask(w(c, 'b'))
  yield* sleep(0)
  yield* asyncWith(c, function* () {
    c.notify(1)
    a.cancel()
    yield* sleep(1)
  })
  yield* wait([a, b], { timeout: 5 })
  log(b.done())
}
