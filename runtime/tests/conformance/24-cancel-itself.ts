import { CancelledError, currentTask, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  f.setResult(1)
  log(currentTask()?.cancel(), yield* f, 'still alive')
  try {
    yield* sleep(0)
  } catch (e) {
    only(e, CancelledError)
    log('here')
  }
  yield* sleep(0)
  log('once only', currentTask()?.cancelling())
}
