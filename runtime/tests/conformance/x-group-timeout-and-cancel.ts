import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
  TaskGroup,
  TimeoutError,
  timeout,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('child', n)
    yield* sleep(n)
    throw e
  }
}

function* p() {
  const tm = timeout(1)
  try {
    yield* asyncWith(tm, function* () {
      yield* asyncWith(new TaskGroup(), function* (g) {
        g.createTask(child(1))
      })
    })
  } catch (e) {
    log(only(e, TimeoutError, CancelledError), tm.expired(), currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  for (const when of [0.5, 1, 1.5]) {
    const t = createTask(p())
    yield* sleep(0)
    getRunningLoop().callLater(when, () => t.cancel('outside'))
    yield* wait([t])
    log(t.cancelled())
  }
}
