import { CancelledError, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* stubborn() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    yield* sleep(1)
    return 'survived'
  }
}

export function* main() {
  const g = gather([stubborn(), sleep(9)], { returnExceptions: true })
  yield* sleep(1)
  log(g.cancel(), g.done())
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log('CancelledError', g.cancelled())
  }
}
