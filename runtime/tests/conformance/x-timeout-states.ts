import {
  asyncWith,
  getRunningLoop,
  RuntimeError,
  sleep,
  TimeoutError,
  timeout,
  timeoutAt,
} from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  let tm = timeout(1)
  try {
    tm.reschedule(2)
  } catch (e) {
    log(only(e, RuntimeError))
  }
  yield* asyncWith(tm, function* () {
    yield* sleep(0.5)
  })
  try {
    yield* asyncWith(tm, function* () {
      log('never')
    })
  } catch (e) {
    log(only(e, RuntimeError))
  }
  tm = timeoutAt(loop.time() + 1)
  try {
    yield* asyncWith(tm, function* () {
      try {
        yield* sleep(9)
      } finally {
        try {
          tm.reschedule(99)
        } catch (e) {
          log(only(e, RuntimeError))
        }
      }
    })
  } catch (e) {
    log(only(e, TimeoutError), tm.expired())
  }
  try {
    yield* asyncWith(timeoutAt(0), function* () {
      yield* sleep(9)
    })
  } catch (e) {
    log(only(e, TimeoutError))
  }
}
