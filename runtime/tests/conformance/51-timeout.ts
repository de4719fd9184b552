import {
  asyncWith,
  CancelledError,
  currentTask,
  sleep,
  TimeoutError,
  timeout,
} from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const tm = timeout(1)
  try {
    yield* asyncWith(tm, function* () {
      try {
        yield* sleep(9)
      } catch (e) {
        only(e, CancelledError)
        log('inside', currentTask()?.cancelling(), tm.expired())
        throw e
      }
    })
  } catch (e) {
    only(e, TimeoutError)
    log('outside', currentTask()?.cancelling(), tm.expired())
  }
}
