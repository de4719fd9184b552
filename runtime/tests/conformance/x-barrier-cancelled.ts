import {
  asyncWith,
  Barrier,
  BrokenBarrierError,
  CancelledError,
  createTask,
  gather,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(b: Barrier, n: string) {
  try {
    log(n, yield* b.wait())
  } catch (e) {
    log(n, only(e, CancelledError, BrokenBarrierError), b.nWaiting)
  }
}

export function* main() {
  const b = new Barrier(3)
  const a = createTask(w(b, 'a'))
  const c = createTask(w(b, 'b'))
  yield* sleep(0)
  log(b.nWaiting)
  a.cancel()
  yield* a
  const ts = ['c', 'd', 'e', 'f'].map((n) => createTask(w(b, n)))
  yield* sleep(1)
  log(b.nWaiting, b.parties)
  yield* b.abort()
  yield* gather([c, ...ts])
  log(b.broken)
  yield* b.reset()
  log(b.broken)
  function* entering(n: string) {
    yield* asyncWith(b, function* (index) {
      log(n, index)
    })
  }
  yield* gather(['x', 'y', 'z'].map(entering))
}
