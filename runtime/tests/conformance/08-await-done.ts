import { createTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<number>()
  f.setResult(7)
  const t = createTask(sleep(0, 'r'))
  yield* sleep(1)
  loop.callSoon(log, 'other')
  log(yield* f, yield* t, 'without a turn')
  yield* sleep(0)
}
