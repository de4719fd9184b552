import { CancelledError, type Future, gather, getRunningLoop, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(f: Future<string>) {
  return yield* f
}

export function* main() {
  for (let turns = 0; turns < 4; turns++) {
    const f = getRunningLoop().createFuture<string>()
    const g = gather([child(f), child(f)])
    yield* sleep(0)
    f.setResult('r')
    for (let i = 0; i < turns; i++) yield* sleep(0)
    log(turns, g.done(), g.cancel())
    try {
      log(yield* g)
    } catch (e) {
      log(only(e, CancelledError))
    }
  }
}
