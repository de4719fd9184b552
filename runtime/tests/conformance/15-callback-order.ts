import { createTask, type Future, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* waiter(f: Future<number>) {
  log('waiter', yield* f)
}

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  f.addDoneCallback(() => log('cb1'))
  createTask(waiter(f))
  yield* sleep(0)
  f.addDoneCallback(() => log('cb2'))
  f.setResult(1)
  log('set')
  yield* sleep(0)
}
