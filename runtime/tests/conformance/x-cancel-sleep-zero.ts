import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(0)
    log('never')
  } catch (e) {
    log(only(e, CancelledError))
  }
  yield* sleep(0)
  log('goes on')
}

export function* main() {
  const t = createTask(w())
  yield* sleep(0)
  log(t.cancel('in a bare yield'))
  yield* t
}
