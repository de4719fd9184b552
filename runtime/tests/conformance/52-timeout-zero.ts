import { asyncWith, sleep, TimeoutError, timeout } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const tm = timeout(0)
  yield* asyncWith(tm, function* () {
    log('body')
  })
  log('fine', tm.expired())
  try {
    yield* asyncWith(timeout(-1), function* () {
      log('body2')
      yield* sleep(0)
      log('not reached')
    })
  } catch (e) {
    only(e, TimeoutError)
    log('timeout')
  }
}
