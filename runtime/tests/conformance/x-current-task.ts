import { createTask, currentTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log('w', currentTask())
  getRunningLoop().callSoon(() => log('callback', currentTask()))
  yield* sleep(0)
  log('w', currentTask())
}

export function* main() {
  const t = createTask(w())
  t.addDoneCallback(() => log('done callback', currentTask()))
  log(currentTask())
  yield* t
  log(currentTask())
  yield* sleep(0)
}
