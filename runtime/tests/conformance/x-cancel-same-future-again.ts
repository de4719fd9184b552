import {
  CancelledError,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<unknown>) {
  for (let i = 0; i < 3; i++) {
    try {
      yield* f
    } catch (e) {
      log(i, only(e, CancelledError))
    }
  }
  yield* sleep(0)
  log('end', currentTask()?.cancelling())
}

export function* main() {
  const loop = getRunningLoop()
  const t = createTask(w(loop.createFuture()))
  yield* sleep(0)
  t.cancel('m')
  loop.callSoon(log, 'same turn')
  yield* t
}
