import {
  asyncWith,
  CancelledError,
  currentTask,
  ExceptionGroup,
  sleep,
  TaskGroup,
  TimeoutError,
  timeout,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* slow() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('child cancelled')
    throw e
  }
}

function* bad() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    throw new ErrA('cleanup')
  }
}

export function* main() {
  for (const child of [slow, bad]) {
    const tm = timeout(1)
    try {
      yield* asyncWith(tm, function* () {
        yield* asyncWith(new TaskGroup(), function* (g) {
          g.createTask(child())
        })
      })
    } catch (e) {
      log(only(e, TimeoutError, ExceptionGroup), tm.expired(), currentTask()?.cancelling())
    }
    try {
      yield* sleep(0)
      log('no cancel left over')
    } catch (e) {
      log(only(e, CancelledError), currentTask()?.cancelling())
    }
  }
}
