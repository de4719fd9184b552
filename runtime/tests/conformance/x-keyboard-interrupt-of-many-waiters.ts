import {
  CancelledError,
  createTask,
  type Future,
  getRunningLoop,
  KeyboardInterrupt,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function then(n: number) {
  return (_: Future<string>) => {
    log('called', n)
    if (n === 3) throw new KeyboardInterrupt()
  }
}

function* waiter(n: number, f: Future<string>) {
  try {
    log(n, 'got', yield* f)
  } catch (e) {
    only(e, CancelledError)
    log(n, 'is cancelled')
  } finally {
    getRunningLoop().callSoon(log, n, 'next turn')
  }
}

function* tick() {
  for (const n of [0, 1, 2, 3]) {
    log('tick', n)
    yield* sleep(0)
  }
}

export function* main() {
  const f = getRunningLoop().createFuture<string>()
  for (const n of [1, 2, 3]) createTask(waiter(n, f))
  yield* sleep(0)
  for (const n of [1, 2, 3]) f.addDoneCallback(then(n))
  createTask(tick())
  f.setResult('r')
  yield* sleep(9)
}
