import { currentTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const me = currentTask()
  me?.cancel()
  me?.cancel()
  log(me?.uncancel(), me?.uncancel(), me?.uncancel())
  yield* sleep(0)
  log('not cancelled')
}
