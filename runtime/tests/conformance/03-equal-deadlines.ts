import { getRunningLoop, type Handle, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const h: Handle[] = []
  loop.callLater(2, () => {
    log('x')
    h[0]?.cancel()
  })
  h.push(loop.callLater(2, log, 'never'))
  loop.callLater(2, log, 'y')
  loop.callLater(1, log, 'first').cancel()
  yield* sleep(2)
  log('main', h[0]?.cancelled())
}
