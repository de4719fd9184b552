import { currentTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* inner() {
  log('inner', currentTask())
  return 5
}

export function* main() {
  getRunningLoop().callSoon(log, 'other')
  log(yield* inner())
  log('no turn passed')
  yield* sleep(0)
}
