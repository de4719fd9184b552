import { currentTask, getRunningLoop, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  function bad() {
    log('task here:', currentTask())
    throw new ErrA('boom')
  }
  loop.callSoon(bad)
  loop.callSoon(log, 'still runs')
  yield* sleep(0)
  log('main goes on')
}
