import { asyncWith, CancelledError, createTask, sleep, TaskGroup } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('child', n)
    throw e
  }
}

function* p() {
  yield* asyncWith(new TaskGroup(), function* (g) {
    g.createTask(w(1))
    g.createTask(w(2))
  })
}

export function* main() {
  const t = createTask(p())
  yield* sleep(1)
  t.cancel()
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('parent cancelled', t.cancelled())
  }
}
