import { createTask, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* bad() {
  throw new ErrA('x')
}

export function* main() {
  const t = createTask(bad())
  yield* sleep(1)
  log('main fine', t.done())
  return 1
}
