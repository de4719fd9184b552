import { CancelledError, createTask, sleep } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    yield* cleanup()
  }
}

function* cleanup() {
  try {
    yield* sleep(9)
  } catch (e) {
    log('cleanup', only(e, CancelledError))
    throw new ErrA('from the cleanup')
  } finally {
    yield* sleep(1)
    log('last')
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel('one')
  yield* sleep(1)
  t.cancel('two')
  try {
    yield* t
  } catch (e) {
    log(only(e, ErrA), t.cancelled(), t.cancelling())
  }
}
