import { CancelledError, getRunningLoop, KeyboardInterrupt, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function interrupt() {
    log('interrupt')
    throw new KeyboardInterrupt()
  }
  try {
    loop.callSoon(interrupt)
    loop.callSoon(log, 'same turn')
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('main is cancelled like any leftover')
    return 'lost'
  }
}
