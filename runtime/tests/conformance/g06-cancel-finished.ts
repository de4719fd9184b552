import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(0, 'r'))
  yield* t
  log(t.cancel(), t.cancelled(), t.cancelling(), t.result())
}
