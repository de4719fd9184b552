import { CancelledError, createTask, currentTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    log(only(e, CancelledError), currentTask()?.cancelling())
  }
  yield* sleep(1)
  log('goes on')
}

export function* main() {
  const t = createTask(w())
  yield* sleep(0)
  log(t.cancel('first'), t.cancel('second'))
  yield* t
}
