import { getRunningLoop } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function again(n: number) {
    log('callback', n)
    loop.callSoon(again, n + 1)
  }
  loop.callSoon(again, 0)
  loop.callLater(0, log, 'timer')
  log('main ends')
}
