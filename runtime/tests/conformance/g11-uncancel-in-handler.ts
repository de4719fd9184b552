import { CancelledError, createTask, currentTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log(currentTask()?.uncancel())
  }
  yield* sleep(1)
  return 'normal'
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel()
  log(yield* t, t.cancelled(), t.cancelling())
}
