import { Barrier, BrokenBarrierError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(b: Barrier, n: string) {
  try {
    log(n, yield* b.wait())
  } catch (e) {
    log(n, only(e, BrokenBarrierError))
  }
}

export function* main() {
  const b = new Barrier(2)
  let t = createTask(w(b, 'a'))
  yield* sleep(0)
  yield* b.reset()
  log('reset')
  yield* t
  t = createTask(w(b, 'b'))
  yield* sleep(0)
  yield* b.abort()
  yield* t
  yield* w(b, 'c')
  log(b.broken)
}
