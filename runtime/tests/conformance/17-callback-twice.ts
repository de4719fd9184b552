import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  function cb() {
    log('cb')
  }
  const f = getRunningLoop().createFuture<number>()
  f.addDoneCallback(cb)
  f.addDoneCallback(cb)
  log(f.removeDoneCallback(cb), f.removeDoneCallback(cb))
  f.addDoneCallback(cb)
  f.addDoneCallback(cb)
  f.setResult(0)
  log(f.removeDoneCallback(cb))
  yield* sleep(0)
}
