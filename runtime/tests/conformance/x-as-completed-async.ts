import { asCompleted, asyncFor, createTask, sleep, TimeoutError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const a = createTask(sleep(2, 'a'))
  const b = createTask(sleep(1, 'b'))
  yield* asyncFor(asCompleted([a, b]), function* (t) {
    log(t === a, t === b, t.done(), yield* t)
  })
  try {
    const both = asCompleted([sleep(5, ''), sleep(1, 'c')], { timeout: 2 })
    yield* asyncFor(both, function* (t) {
      log(yield* t)
    })
  } catch (e) {
    log(only(e, TimeoutError))
  }
}
