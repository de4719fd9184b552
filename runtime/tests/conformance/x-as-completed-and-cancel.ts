import {
  asCompleted,
  CancelledError,
  type Coroutine,
  createTask,
  getRunningLoop,
  sleep,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(c: Coroutine<string>) {
  try {
    log('got', yield* c)
  } catch (e) {
    only(e, CancelledError)
    log('cancelled')
    throw e
  }
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<string>()
  const g = loop.createFuture<string>()
  const [a, b] = [...asCompleted([f, g])].map((c) => createTask(w(c)))
  if (!a || !b) return
  yield* sleep(0)
  f.setResult('f')
  yield* sleep(0)
  a.cancel()
  yield* wait([a])
  log(b.done())
  g.setResult('g')
  yield* wait([b])
}
