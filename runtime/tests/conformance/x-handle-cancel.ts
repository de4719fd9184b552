import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  let h = loop.callSoon(log, 'never')
  h.cancel()
  h.cancel()
  log(h.cancelled())
  h = loop.callSoon(log, 'soon')
  const t = loop.callLater(1, log, 'later')
  log(t.when() === 1, t.cancelled())
  yield* sleep(2)
  h.cancel()
  t.cancel()
  log(h.cancelled(), t.cancelled())
  loop.callSoon(() => {
    h.cancel()
    log('cancels the next one')
  })
  h = loop.callSoon(log, 'never')
  yield* sleep(0)
  loop.callSoon(log, 'two', 'arguments')
  loop.callAt(1, log, 'past')
  yield* sleep(1)
}
