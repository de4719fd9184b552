import { CancelledError, createTask, gather, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: string) {
  try {
    log(n, yield* sleep(1, 'slept'))
  } catch (e) {
    only(e, CancelledError)
    log(n, 'cancelled')
  }
}

export function* main() {
  const loop = getRunningLoop()
  loop.callLater(1, () => a.cancel())
  const a = createTask(w('timer before the sleep'))
  yield* sleep(0)
  const b = createTask(w('timer after the sleep'))
  yield* sleep(0)
  loop.callLater(1, () => b.cancel())
  const c = createTask(w('one turn late'))
  yield* sleep(0)
  loop.callLater(1, () => loop.callSoon(() => loop.callSoon(() => c.cancel())))
  yield* gather([a, b, c])
}
