import { CancelledError, createTask, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  return 'r'
}

export function* main() {
  const t = createTask(w())
  t.addDoneCallback(() => log('callback', t.cancel(), t.cancelling()))
  yield* sleep(0)
  log(t.done(), t.cancel('too late'), t.uncancel(), t.cancelling())
  yield* sleep(0)
  log(t.result())
  const f = getRunningLoop().createFuture()
  log(f.cancel('first'), f.cancel('second'))
  try {
    yield* f
  } catch (e) {
    log(only(e, CancelledError))
  }
}
