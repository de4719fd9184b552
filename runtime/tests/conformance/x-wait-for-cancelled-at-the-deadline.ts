import {
  CancelledError,
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
  TimeoutError,
  wait,
  waitFor,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* waitFor(sleep(9), 1)
  } catch (e) {
    log(only(e, TimeoutError, CancelledError), currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  const loop = getRunningLoop()
  let t = createTask(w())
  loop.callLater(1, () => t.cancel())
  yield* wait([t])
  log(t.cancelled())
  t = createTask(w())
  yield* sleep(0)
  loop.callLater(1, () => t.cancel())
  yield* wait([t])
  log(t.cancelled())
  t = createTask(w())
  yield* sleep(0)
  loop.callLater(1, () => loop.callSoon(() => t.cancel()))
  yield* wait([t])
  log(t.cancelled())
  t = createTask(w())
  yield* sleep(0)
  loop.callLater(1, () => loop.callSoon(() => loop.callSoon(() => t.cancel())))
  yield* wait([t])
  log(t.cancelled())
}
