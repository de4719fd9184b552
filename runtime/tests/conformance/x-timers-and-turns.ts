import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function atOne() {
    log('at one')
    loop.callLater(0, log, 'zero delay')
    loop.callSoon(log, 'soon')
  }
  loop.callLater(1, atOne)
  loop.callLater(1, log, 'also at one')
  loop.callLater(1.5, log, 'at one and a half')
  yield* sleep(1)
  log('main')
  yield* sleep(0.5)
  log('end')
}
