import { CancelledError, createTask, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(9))
  yield* sleep(0)
  t.cancel('why')
  for (let i = 0; i < 2; i++) {
    try {
      yield* t
    } catch (e) {
      log(only(e, CancelledError))
    }
  }
}
