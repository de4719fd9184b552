import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('no')
    yield* sleep(5)
    log('finished')
  }
}

export function* main() {
  createTask(w())
  yield* sleep(0)
}
