import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    log('cleanup')
    yield* sleep(5)
    log('not reached')
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel()
  yield* sleep(1)
  log(t.done(), t.cancel())
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('end', t.cancelling())
  }
}
