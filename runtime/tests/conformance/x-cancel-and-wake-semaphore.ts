import { CancelledError, createTask, gather, Semaphore, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(s: Semaphore, n: string) {
  try {
    yield* s.acquire()
    log(n, 'has it')
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled', s.locked())
  }
}

export function* main() {
  for (const cancelFirst of [false, true]) {
    const s = new Semaphore(0)
    const a = createTask(w(s, 'a'))
    const b = createTask(w(s, 'b'))
    const c = createTask(w(s, 'c'))
    yield* sleep(0)
    if (cancelFirst) a.cancel()
    s.release()
    if (!cancelFirst) a.cancel()
    const d = createTask(w(s, 'd'))
    yield* sleep(0)
    yield* sleep(0)
    yield* sleep(0)
    log('again')
    s.release()
    s.release()
    s.release()
    yield* gather([a, b, c, d])
    log(s.locked())
  }
}
