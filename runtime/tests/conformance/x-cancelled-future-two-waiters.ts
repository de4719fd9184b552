import {
  CancelledError,
  createTask,
  currentTask,
  type Future,
  gather,
  getRunningLoop,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<unknown>, n: string) {
  try {
    yield* f
  } catch (e) {
    log(n, only(e, CancelledError), currentTask()?.cancelling())
  }
}

export function* main() {
  let f: Future<unknown> = getRunningLoop().createFuture()
  let ts = ['a', 'b'].map((n) => createTask(w(f, n)))
  yield* sleep(0)
  f.cancel('why')
  yield* gather(ts)
  yield* w(f, 'main')
  f = createTask(sleep(9))
  ts = ['a', 'b'].map((n) => createTask(w(f, n)))
  yield* sleep(0)
  f.cancel('task')
  yield* gather(ts)
  yield* w(f, 'main')
}
