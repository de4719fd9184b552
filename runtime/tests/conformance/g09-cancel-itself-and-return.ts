import { CancelledError, createTask, currentTask } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  currentTask()?.cancel()
  return 'lost'
}

export function* main() {
  const t = createTask(w())
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log(t.cancelled())
  }
}
