import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: string) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled')
    throw e
  }
}

export function* main() {
  const a = createTask(w('a'))
  const b = createTask(w('b'))
  let g = gather([a, b])
  yield* sleep(0)
  a.cancel()
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log(g.cancelled(), b.done())
  }
  g = gather([w('c'), b])
  yield* sleep(1)
  g.cancel()
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log(g.cancelled(), b.cancelled())
  }
}
