import { currentTask, getRunningLoop, sleep, waitFor } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log(currentTask()?.getName())
  return 1
}

export function* main() {
  getRunningLoop().callSoon(log, 'other')
  log(yield* waitFor(w(), 5))
  yield* sleep(0)
}
