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
  const o = timeout(1)
  const i = timeout(1)
  try {
    yield* asyncWith(o, function* () {
      try {
        yield* asyncWith(i, function* () {
          try {
            yield* sleep(9)
          } catch (e) {
            only(e, CancelledError)
            log('body', currentTask()?.cancelling())
            throw e
          }
        })
      } catch (e) {
        log('inner', only(e, TimeoutError, CancelledError), currentTask()?.cancelling())
        throw e
      }
    })
  } catch (e) {
    log('outer', only(e, TimeoutError, CancelledError), currentTask()?.cancelling())
  }
  log(o.expired(), i.expired())
}
