import {
  CancelledError,
  createTask,
  type Future,
  getRunningLoop,
  sleep,
  wait,
  waitFor,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<string>) {
  try {
    log('value', yield* waitFor(f, 5))
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', f.done(), f.cancelled())
    throw e
  }
}

export function* main() {
  for (const cancelFirst of [false, true]) {
    const f = getRunningLoop().createFuture<string>()
    const t = createTask(w(f))
    yield* sleep(1)
    if (cancelFirst) {
      t.cancel()
      log(f.cancelled())
    } else {
      f.setResult('r')
      t.cancel()
    }
    yield* wait([t])
    log(t.cancelled())
  }
}
