import { CancelledError, createTask, type Future, shield, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(s: Future<string>) {
  yield* shield(s)
}

export function* main() {
  let s = createTask(sleep(3, 'kept'))
  const t = createTask(w(s))
  yield* sleep(1)
  t.cancel()
  yield* wait([t])
  log(t.cancelled(), s.done())
  log(yield* s, shield(s) === s)
  s = createTask(sleep(3, ''))
  const o = shield(s)
  yield* sleep(1)
  s.cancel()
  try {
    yield* o
  } catch (e) {
    only(e, CancelledError)
    log(o.cancelled(), s.cancelled())
  }
}
