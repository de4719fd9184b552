import { getRunningLoop, TimeoutError, waitFor } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  log('never')
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<number>()
  f.setResult(3)
  log(yield* waitFor(f, 0))
  loop.callSoon(log, 'turn')
  try {
    yield* waitFor(w(), 0)
  } catch (e) {
    log(only(e, TimeoutError))
  }
}
