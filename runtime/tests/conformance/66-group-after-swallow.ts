import {
  asyncWith,
  CancelledError,
  createTask,
  ExceptionGroup,
  sleep,
  TaskGroup,
  TimeoutError,
  timeout,
  wait,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  throw new ErrA('x')
}

function* p() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('swallowed')
  }
  try {
    yield* asyncWith(timeout(1), function* () {
      yield* sleep(9)
    })
  } catch (e) {
    only(e, TimeoutError)
    log('timeout as usual')
  }
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(bad())
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
  yield* sleep(0)
  log('not reached')
}

export function* main() {
  const t = createTask(p())
  yield* sleep(1)
  t.cancel()
  yield* wait([t])
  log(t.cancelled(), t.cancelling())
}
