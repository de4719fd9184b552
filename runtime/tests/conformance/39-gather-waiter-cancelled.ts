import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log(n)
    yield* sleep(n)
    log(n, 'end')
    throw e
  }
}

function* g() {
  yield* gather([w(1), w(2)])
}

export function* main() {
  const t = createTask(g())
  yield* sleep(1)
  t.cancel()
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('main')
  }
  yield* sleep(3)
}
