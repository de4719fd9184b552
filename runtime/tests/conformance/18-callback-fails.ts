import { createTask, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

export function* main() {
  function bad() {
    throw new ErrA('cb')
  }
  const t = createTask(sleep(0))
  t.addDoneCallback(bad)
  t.addDoneCallback((t) => log('second', t.done()))
  yield* t
  log('main')
}
