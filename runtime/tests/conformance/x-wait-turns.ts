import { createTask, FIRST_COMPLETED, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  function* ticks() {
    for (let i = 0; i < 6; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  let t = createTask(sleep(0))
  yield* t
  for (const options of [{}, { timeout: 0 }, { returnWhen: FIRST_COMPLETED }] as const) {
    const k = createTask(ticks())
    const { done, pending } = yield* wait([t], options)
    log('waited', done.length, pending.length)
    yield* k
  }
  t = createTask(sleep(1))
  const k = createTask(ticks())
  const { done, pending } = yield* wait([t], { timeout: 0 })
  log('waited', done.length, pending.length)
  yield* k
}
