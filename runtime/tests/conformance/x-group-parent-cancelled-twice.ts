import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  sleep,
  TaskGroup,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('child', n)
    yield* sleep(n)
    log('child ends', n)
    throw e
  }
}

function* p() {
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(w(2))
      g.createTask(w(1))
    })
  } catch (e) {
    log(only(e, CancelledError), currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  const t = createTask(p())
  yield* sleep(1)
  t.cancel('one')
  yield* sleep(0.5)
  t.cancel('two')
  yield* wait([t])
  log(t.cancelled())
}
