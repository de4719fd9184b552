import { CancelledError, createTask, currentTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    log(only(e, CancelledError), currentTask()?.cancelling())
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  log(t.cancel('already on its way'), t.uncancel())
  yield* t
}
