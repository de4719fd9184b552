import { CancelledError, createTask, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(n: number) {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    log('leaf', n)
    throw e
  }
}

export function* main() {
  function* ticks() {
    for (let i = 0; i < 6; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  const g = gather([gather([w(1)]), w(2)])
  yield* sleep(1)
  createTask(ticks())
  log(g.cancel())
  try {
    yield* g
  } catch (e) {
    only(e, CancelledError)
    log('main')
  }
  yield* sleep(1)
}
