import { createTask, shield, sleep, type Task } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* inner() {
  yield* sleep(1)
  log('inner ends')
  return 'r'
}

function* bad() {
  yield* sleep(1)
  throw new ErrA('x')
}

function* w(s: Task<void>) {
  yield* shield(s)
}

export function* main() {
  function* ticks() {
    yield* sleep(1)
    for (let i = 0; i < 5; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  log(yield* shield(inner()))
  const s = createTask(bad())
  const t = createTask(w(s))
  yield* sleep(0)
  t.cancel()
  yield* sleep(2)
  log(t.cancelled(), s.exception())
  try {
    yield* shield(bad())
  } catch (e) {
    log(only(e, ErrA))
  }
  const o = shield(inner())
  log(o.cancel('m'), o.cancelled())
  yield* sleep(2)
}
