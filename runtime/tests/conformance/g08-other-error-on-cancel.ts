import { CancelledError, createTask, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    throw new ErrA('instead')
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel()
  try {
    yield* t
  } catch (e) {
    log(only(e, ErrA), t.cancelled(), t.cancelling(), t.exception())
  }
}
