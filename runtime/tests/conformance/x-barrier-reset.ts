import { Barrier, BrokenBarrierError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(b: Barrier, n: string) {
  try {
    log(n, yield* b.wait())
  } catch (e) {
    log(n, only(e, BrokenBarrierError))
  }
}

export function* main() {
  let b = new Barrier(2)
  let ts = ['a', 'b', 'c'].map((n) => createTask(w(b, n)))
  yield* sleep(0)
  yield* b.reset()
  ts.push(createTask(w(b, 'd')))
  log(b.nWaiting)
  yield* sleep(1)
  log(b.nWaiting, b.broken)
  yield* gather(ts)
  b = new Barrier(2)
  ts = ['e', 'f'].map((n) => createTask(w(b, n)))
  yield* sleep(0)
  yield* b.abort()
  log(b.broken)
  yield* gather(ts)
  b = new Barrier(1)
  log(yield* b.wait(), yield* b.wait())
}
