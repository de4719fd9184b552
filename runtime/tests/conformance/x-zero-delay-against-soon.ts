import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function soon(n: number) {
    log('soon', n)
    if (n < 3) loop.callSoon(soon, n + 1)
  }
  function later(n: number) {
    log('later', n)
    if (n < 3) loop.callLater(0, later, n + 1)
  }
  loop.callLater(0, later, 1)
  loop.callSoon(soon, 1)
  for (let i = 0; i < 4; i++) {
    yield* sleep(0)
    log('main', i)
  }
}
