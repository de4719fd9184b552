import { CancelledError, createTask, sleep, waitFor } from '../../index.ts'
import { log, only } from '../twin.ts'

function* slow() {
  try {
    yield* sleep(9)
  } finally {
    log('inner')
    yield* sleep(1)
  }
}

export function* main() {
  const t = createTask(waitFor(createTask(slow()), 5))
  yield* sleep(1)
  t.cancel()
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('cancelled')
  }
}
