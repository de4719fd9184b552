import { createTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    log('cleanup waits')
    yield* getRunningLoop().createFuture()
    log('never')
  }
}

export function* main() {
  createTask(w())
  yield* sleep(1)
  log('main ends')
}
