import { createTask, getRunningLoop, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  const a = createTask(sleep(1, 'a'))
  const b = createTask(sleep(2, 'b'))
  yield* sleep(0)
  let { done, pending } = yield* wait([a, b], { timeout: 1 })
  log(done.length, pending.length)
  const c = createTask(sleep(1, 'c'))
  ;({ done, pending } = yield* wait([c], { timeout: 1 }))
  log(done.length, pending.length)
  const f = loop.createFuture<string>()
  loop.callLater(1, () => f.setResult('f'))
  const last = yield* wait([f], { timeout: 1 })
  log(last.done.length, last.pending.length)
}
