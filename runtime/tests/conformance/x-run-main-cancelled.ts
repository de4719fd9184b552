import { createTask, currentTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  createTask(sleep(9)).addDoneCallback((t) => log('leftover', t.cancelled()))
  const me = currentTask()
  me?.addDoneCallback((t) => log('main', t.cancelled()))
  yield* sleep(1)
  me?.cancel('enough')
  yield* sleep(1)
}
