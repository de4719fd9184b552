import { CancelledError, createTask } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  try {
    log('never')
  } finally {
    log('never either')
  }
}

export function* main() {
  const t = createTask(w())
  log(t.cancel(), t.done())
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', t.cancelled())
  }
}
