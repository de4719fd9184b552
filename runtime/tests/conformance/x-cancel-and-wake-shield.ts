import {
  CancelledError,
  createTask,
  type Future,
  getRunningLoop,
  shield,
  sleep,
  type Task,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(f: Future<string>) {
  return yield* f
}

function* w(s: Task<string>) {
  try {
    log('value', yield* shield(s))
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', s.done())
    throw e
  }
}

export function* main() {
  for (let turns = 0; turns < 4; turns++) {
    const f = getRunningLoop().createFuture<string>()
    const s = createTask(child(f))
    const t = createTask(w(s))
    yield* sleep(1)
    f.setResult('r')
    for (let i = 0; i < turns; i++) yield* sleep(0)
    log(turns, t.cancel())
    yield* wait([t])
    log(yield* s)
  }
}
