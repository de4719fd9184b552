import { getRunningLoop, RuntimeError, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  for (const what of [5, loop.createFuture(), sleep(1)]) {
    loop.callSoon(log, 'a turn passes')
    try {
      yield what as never
      log('never')
    } catch (e) {
      log(only(e, RuntimeError))
    }
  }
}
