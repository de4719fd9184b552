import {
  asyncWith,
  currentTask,
  getRunningLoop,
  sleep,
  TimeoutError,
  timeout,
} from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  try {
    yield* asyncWith(timeout(2), function* () {
      try {
        yield* asyncWith(timeout(1), function* () {
          yield* sleep(9)
        })
      } catch (e) {
        only(e, TimeoutError)
        log('inner')
      }
      try {
        yield* sleep(9)
      } finally {
        log('between', currentTask()?.cancelling())
      }
    })
  } catch (e) {
    only(e, TimeoutError)
    log('outer', currentTask()?.cancelling())
  }
  const tm = timeout(undefined)
  yield* asyncWith(tm, function* () {
    log(tm.when())
    tm.reschedule(loop.time() + 1)
    yield* sleep(0.5)
  })
  log(tm.expired())
  yield* sleep(9)
}
