import { asyncWith, CancelledError, currentTask, sleep, timeout } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

export function* main() {
  const tm = timeout(1)
  yield* asyncWith(tm, function* () {
    try {
      yield* sleep(9)
    } catch (e) {
      only(e, CancelledError)
    }
  })
  log(tm.expired(), currentTask()?.cancelling())
  try {
    yield* asyncWith(timeout(1), function* () {
      try {
        yield* sleep(9)
      } catch (e) {
        only(e, CancelledError)
        throw new ErrA('x')
      }
    })
  } catch (e) {
    log(only(e, ErrA), currentTask()?.cancelling())
  }
}
