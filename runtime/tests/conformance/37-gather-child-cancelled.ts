import { CancelledError, createTask, gather, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(9))
  const s = createTask(sleep(2))
  getRunningLoop().callLater(1, () => t.cancel())
  const g = gather([t, s])
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log(g.cancelled(), g.exception(), s.done())
  }
  log(yield* s, s.cancelled())
}
