import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('w sees it')
    throw e
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  log(t.cancel(), t.done(), t.cancelled(), t.cancelling())
  yield* sleep(0)
  log(t.done(), t.cancelled(), t.cancel())
}
