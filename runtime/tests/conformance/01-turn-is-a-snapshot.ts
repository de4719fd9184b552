import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function a() {
    log('a')
    loop.callSoon(log, 'a2')
  }
  loop.callSoon(a)
  loop.callSoon(log, 'b')
  yield* sleep(0)
  log('main')
  yield* sleep(0)
  log('main2')
}
