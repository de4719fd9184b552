import { CancelledError, createTask, gather, type Task } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  log('never')
}

function* waiter(t: Task<void>) {
  try {
    yield* t
  } catch (e) {
    log('waiter', only(e, CancelledError))
  }
}

export function* main() {
  let t = createTask(w())
  t.addDoneCallback((t) => log('callback', t.cancelled()))
  const ts = [createTask(waiter(t)), createTask(waiter(t))]
  log(t.cancel('why'), t.cancel('again'), t.cancelling())
  yield* gather(ts)
  t = createTask(w())
  t.cancel()
  log(t.uncancel())
  yield* t
}
