import { CancelledError, currentTask, shield, sleep, TimeoutError, waitFor } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(2)
    log('not cancelled')
  } catch (e) {
    only(e, CancelledError)
    log('w', currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  yield* waitFor(w(), undefined)
  try {
    yield* waitFor(w(), 1)
  } catch (e) {
    log(only(e, TimeoutError), currentTask()?.cancelling())
  }
  try {
    yield* waitFor(shield(w()), 1)
  } catch (e) {
    log('shielded', only(e, TimeoutError))
  }
  yield* sleep(2)
}
