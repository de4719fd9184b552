import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
  timeout,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* asyncWith(timeout(1), function* () {
      yield* sleep(9)
    })
  } catch (e) {
    log(e, currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(0)
  getRunningLoop().callAt(1, () => t.cancel())
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('cancelled')
  }
}
