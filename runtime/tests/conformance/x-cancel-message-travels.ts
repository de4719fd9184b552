import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* inner() {
  yield* sleep(9)
}

function* middle() {
  yield* createTask(inner())
}

function* outer() {
  try {
    yield* createTask(middle())
  } catch (e) {
    log('outer', only(e, CancelledError))
    throw e
  }
}

export function* main() {
  let t = createTask(outer())
  yield* sleep(1)
  t.cancel('m')
  try {
    yield* t
  } catch (e) {
    log('main', only(e, CancelledError))
  }
  t = createTask(sleep(9))
  t.cancel('before the start')
  try {
    yield* t
  } catch (e) {
    log('main', only(e, CancelledError))
  }
}
