import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  loop.callLater(0, log, 'later0')
  loop.callAt(-5, log, 'past')
  loop.callSoon(log, 'soon')
  yield* sleep(0)
  log('main')
  yield* sleep(0)
  log('end')
}
