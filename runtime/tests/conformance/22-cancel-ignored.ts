import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('swallowed')
  }
  yield* sleep(1)
  return 'ok'
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  log(t.cancel())
  log(yield* t, t.cancelled(), t.cancelling(), t.cancel())
}
