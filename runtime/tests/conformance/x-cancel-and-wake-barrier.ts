import { Barrier, CancelledError, createTask, gather, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(b: Barrier, n: string) {
  try {
    log(n, yield* b.wait())
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled', b.nWaiting)
    throw e
  }
}

export function* main() {
  const b = new Barrier(2)
  const a = createTask(w(b, 'a'))
  yield* sleep(0)
  const c = createTask(w(b, 'c'))
  yield* sleep(0)
  a.cancel()
  yield* wait([a, c])
  log(b.nWaiting, b.broken)
  yield* gather([w(b, 'd'), w(b, 'e')])
}
