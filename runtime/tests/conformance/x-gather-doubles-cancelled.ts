import { CancelledError, createTask, currentTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* child() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('once', currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  const t = createTask(child())
  const g = gather([t, t, gather([t])])
  yield* sleep(1)
  log(g.cancel())
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log(t.cancelling())
  }
}
