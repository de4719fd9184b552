import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  ExceptionGroup,
  sleep,
  TaskGroup,
  wait,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    throw new ErrA('x')
  }
}

function* p() {
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(bad())
    })
  } catch (e) {
    log(only(e, ExceptionGroup), currentTask()?.cancelling())
  }
  try {
    yield* sleep(0)
  } catch (e) {
    only(e, CancelledError)
    log('re-delivered')
    throw e
  }
}

export function* main() {
  const t = createTask(p())
  yield* sleep(1)
  t.cancel()
  yield* wait([t])
  log(t.cancelled())
}
