import { getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  f.setResult(1)
  f.addDoneCallback((f) => log('cb', f.result()))
  log('added')
  yield* sleep(0)
  log('main')
}
