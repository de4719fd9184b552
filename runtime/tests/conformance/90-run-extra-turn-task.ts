import { createTask, currentTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: string) {
  log('start', n)
  yield* sleep(1)
  log('never')
}

export function* main() {
  createTask(w('created by main'))
  getRunningLoop().callLater(1, log, 'never')
  currentTask()?.addDoneCallback(() => {
    createTask(w('never'))
  })
}
