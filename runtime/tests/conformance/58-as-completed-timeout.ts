import { asCompleted, createTask, sleep, TimeoutError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const t = createTask(sleep(5, 'late'))
  for (const c of asCompleted([t, sleep(1, 'a'), sleep(6)], { timeout: 2 })) {
    try {
      log(yield* c)
    } catch (e) {
      log(only(e, TimeoutError))
    }
  }
  log(yield* t)
}
