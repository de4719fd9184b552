import { asyncWith, CancelledError, createTask, gather, Lock, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(l: Lock, n: string) {
  try {
    yield* asyncWith(l, function* () {
      log(n, 'in')
      yield* sleep(1)
    })
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled', l.locked())
  }
}

export function* main() {
  for (const cancelFirst of [false, true]) {
    const l = new Lock()
    yield* l.acquire()
    const a = createTask(w(l, 'a'))
    const b = createTask(w(l, 'b'))
    const c = createTask(w(l, 'c'))
    yield* sleep(0)
    if (cancelFirst) a.cancel()
    l.release()
    if (!cancelFirst) a.cancel()
    log(l.locked())
    const d = createTask(w(l, 'd'))
    yield* gather([a, b, c, d])
  }
}
