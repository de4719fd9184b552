import { CancelledError, createTask, type Future, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<number>) {
  try {
    log('got', yield* f)
  } catch (e) {
    only(e, CancelledError)
    log('cancelled although f is done')
  }
}

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  const t = createTask(w(f))
  yield* sleep(0)
  f.setResult(1)
  log(t.cancel())
  yield* t
  log(t.cancelled())
}
