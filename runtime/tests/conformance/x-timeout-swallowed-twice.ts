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
      while (true) {
        try {
          yield* sleep(3)
        } catch (e) {
          only(e, CancelledError)
          log('swallowed')
          continue
        }
        break
      }
      log('end of the body', currentTask()?.cancelling())
    })
  } catch (e) {
    only(e, TimeoutError)
    log('timeout')
  }
  log(tm.expired(), currentTask()?.cancelling())
  try {
    yield* asyncWith(timeout(1), function* () {
      throw new CancelledError()
    })
  } catch (e) {
    log(only(e, TimeoutError, CancelledError))
  }
}
