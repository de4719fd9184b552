import {
  CancelledError,
  createTask,
  type Future,
  gather,
  getRunningLoop,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(f: Future<string>) {
  return yield* f
}

function* w(g: Future<string[]>) {
  try {
    log('value', yield* g)
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', g.done(), g.cancelled())
  }
}

export function* main() {
  for (let turns = 0; turns < 5; turns++) {
    const f = getRunningLoop().createFuture<string>()
    const g: Future<string[]> = gather([f, f].map(child))
    const t = createTask(w(g))
    yield* sleep(1)
    f.setResult('r')
    for (let i = 0; i < turns; i++) yield* sleep(0)
    log(turns, t.cancel())
    yield* t
  }
}
