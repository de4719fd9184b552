import { createTask, getRunningLoop, sleep, wait } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* bad() {
  yield* sleep(1)
  throw new ErrA('x')
}

export function* main() {
  const a = createTask(bad())
  const b = createTask(sleep(3))
  let { done, pending } = yield* wait([a, b], { timeout: 2 })
  log(done.length === 1 && done[0] === a, pending.length === 1 && pending[0] === b, b.cancelled())
  getRunningLoop().callSoon(log, 'a turn passes')
  ;({ done, pending } = yield* wait([a]))
  log(done.length, a.exception())
}
