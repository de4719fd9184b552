import { CancelledError, createTask, currentTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  const me = currentTask()
  for (let i = 0; i < 2; i++) {
    try {
      yield* sleep(9)
    } catch (e) {
      log(i, only(e, CancelledError), me?.cancelling(), me?.uncancel())
    }
  }
  me?.cancel('own')
  me?.uncancel()
  me?.cancel('own again')
  try {
    yield* sleep(9)
  } catch (e) {
    log(only(e, CancelledError), me?.cancelling())
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel('one')
  yield* sleep(1)
  t.cancel('two')
  yield* t
  log(t.uncancel(), t.cancelled())
}
