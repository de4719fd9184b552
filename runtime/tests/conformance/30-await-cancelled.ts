import { CancelledError, createTask, currentTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(9))
  yield* sleep(0)
  t.cancel()
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log('main sees it', currentTask()?.cancelling())
  }
  yield* sleep(1)
  log('main lives')
}
