import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function due(n: string) {
    log(n)
    loop.callSoon(log, n, 'next turn')
  }
  loop.callLater(0.1 + 0.2, due, '0.1 + 0.2')
  loop.callLater(0.3, due, '0.3')
  yield* sleep(1)
  log('--')
  loop.callAt(2 + 2e-9, due, 'two nanoseconds late')
  loop.callAt(2 + 5e-10, due, 'half a nanosecond late')
  loop.callAt(2, due, 'in time')
  yield* sleep(2)
}
