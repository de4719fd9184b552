import {
  CancelledError,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  InvalidStateError,
  sleep,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* w(f: Future<number>) {
  try {
    log('value', yield* f)
  } catch (e) {
    log(only(e, CancelledError))
  }
  log(f.cancelled(), currentTask()?.cancelling())
}

export function* main() {
  const loop = getRunningLoop()
  let f = loop.createFuture<number>()
  let t = createTask(w(f))
  yield* sleep(0)
  f.setException(new ErrA('lost'))
  t.cancel('after')
  yield* t
  f = loop.createFuture<number>()
  t = createTask(w(f))
  yield* sleep(0)
  t.cancel('before')
  try {
    f.setResult(1)
  } catch (e) {
    log(only(e, InvalidStateError))
  }
  yield* t
}
