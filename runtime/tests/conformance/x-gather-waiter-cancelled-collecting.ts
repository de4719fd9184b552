import { CancelledError, createTask, gather, sleep, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    yield* sleep(n)
    log(n, 'ends')
    return n
  }
}

function* w() {
  try {
    log(yield* gather([child(1), child(2)], { returnExceptions: true }))
  } catch (e) {
    log(only(e, CancelledError))
    throw e
  }
}

export function* main() {
  const t = createTask(w())
  yield* sleep(1)
  t.cancel('m')
  yield* wait([t])
  log(t.cancelled())
}
