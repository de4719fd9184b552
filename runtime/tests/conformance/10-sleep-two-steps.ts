import { createTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  yield* sleep(1)
  log('sleeper')
}

export function* main() {
  createTask(w())
  yield* sleep(0)
  getRunningLoop().callLater(1, log, 'callback created later')
  yield* sleep(1)
  log('main')
}
