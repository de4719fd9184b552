import { CancelledError, createTask, type Future, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(f: Future<number>) {
  log('value', yield* f)
}

export function* main() {
  const loop = getRunningLoop()
  let f = loop.createFuture<number>()
  let t = createTask(w(f))
  yield* sleep(0)
  f.setResult(1)
  t.cancel()
  log(t.uncancel())
  yield* t
  f = loop.createFuture<number>()
  t = createTask(w(f))
  yield* sleep(0)
  f.setResult(2)
  t.cancel('a')
  t.cancel('b')
  log(t.uncancel())
  try {
    yield* t
  } catch (e) {
    log(only(e, CancelledError), t.cancelling())
  }
}
