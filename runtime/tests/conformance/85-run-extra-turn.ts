import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    for (let i = 0; i < 9; i++) {
      log('w', i)
      yield* sleep(0)
    }
  } catch (e) {
    only(e, CancelledError)
    log('w cancelled')
    throw e
  }
}

export function* main() {
  createTask(w())
  yield* sleep(0)
  log('main ends')
}
