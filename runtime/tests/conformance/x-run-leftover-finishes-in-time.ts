import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  yield* sleep(0)
  yield* sleep(0)
  log('ends in the last turn')
}

export function* main() {
  const t = createTask(w())
  t.addDoneCallback((t) => log('callback', t.cancelled()))
  yield* sleep(0)
  yield* sleep(0)
  log('main ends')
}
