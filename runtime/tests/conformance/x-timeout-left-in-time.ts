import {
  asyncWith,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  sleep,
  type Timeout,
  TimeoutError,
  timeout,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<number>, tm: Timeout) {
  yield* asyncWith(tm, function* () {
    yield* f
  })
  log('left', tm.expired(), currentTask()?.cancelling())
  yield* sleep(0)
  yield* sleep(0)
  log('alive')
}

export function* main() {
  const loop = getRunningLoop()
  let tm = timeout(9)
  let f = loop.createFuture<number>()
  let t = createTask(w(f, tm))
  yield* sleep(0)
  f.setResult(1)
  tm.reschedule(loop.time())
  yield* t
  tm = timeout(9)
  f = loop.createFuture<number>()
  t = createTask(w(f, tm))
  yield* sleep(0)
  tm.reschedule(loop.time())
  f.setResult(1)
  try {
    yield* t
  } catch (e) {
    log(only(e, TimeoutError))
  }
}
