import { CancelledError, createTask } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  throw new CancelledError('own')
}

export function* main() {
  const t = createTask(w())
  try {
    yield* t
  } catch (e) {
    log(only(e, CancelledError), t.cancelled(), t.cancelling())
  }
}
