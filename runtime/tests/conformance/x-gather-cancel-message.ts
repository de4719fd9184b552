import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* stubborn() {
  try {
    yield* sleep(0)
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    return 'survived'
  }
}

export function* main() {
  let g = gather([stubborn(), stubborn()])
  yield* sleep(0)
  g.cancel('ready')
  try {
    yield* g
  } catch (e) {
    log(only(e, CancelledError))
  }
  g = gather([stubborn(), stubborn()])
  yield* sleep(1)
  g.cancel('waiting')
  try {
    yield* g
  } catch (e) {
    log(only(e, CancelledError))
  }
  const t = createTask(sleep(1))
  t.cancel('before the start')
  log(yield* gather([t], { returnExceptions: true }))
}
