import { asyncWith, getRunningLoop, RuntimeError, sleep, timeout } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const tm = timeout(1)
  yield* asyncWith(tm, function* () {
    tm.reschedule(loop.time() + 3)
    log(tm.when()?.toFixed(1))
    yield* sleep(2)
    tm.reschedule(undefined)
    log(tm.when())
    yield* sleep(5)
  })
  try {
    tm.reschedule(1)
  } catch (e) {
    log(only(e, RuntimeError), tm.expired())
  }
}
