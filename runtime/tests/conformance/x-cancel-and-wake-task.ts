import {
  CancelledError,
  createTask,
  type Future,
  getRunningLoop,
  sleep,
  type Task,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(f: Future<string>) {
  return yield* f
}

function* w(t: Task<string>) {
  try {
    log('value', yield* t)
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', t.done(), t.cancelled())
  }
}

export function* main() {
  for (let turns = 0; turns < 4; turns++) {
    const f = getRunningLoop().createFuture<string>()
    const c = createTask(child(f))
    const t = createTask(w(c))
    yield* sleep(1)
    f.setResult('r')
    for (let i = 0; i < turns; i++) yield* sleep(0)
    log(turns, t.cancel())
    yield* t
  }
}
