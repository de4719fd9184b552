import { createTask, getRunningLoop, sleep, TimeoutError, waitFor } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const loop = getRunningLoop()
  try {
    log(yield* waitFor(sleep(1, 'a'), 1))
  } catch (e) {
    only(e, TimeoutError)
    log('a: timeout')
  }
  const t = createTask(sleep(1, 'b'))
  yield* sleep(0)
  try {
    log(yield* waitFor(t, 1))
  } catch (e) {
    only(e, TimeoutError)
    log('b: timeout', t.done(), t.cancelled())
  }
  const f = loop.createFuture<string>()
  loop.callLater(1, () => f.setResult('c'))
  try {
    log(yield* waitFor(f, 1))
  } catch (e) {
    only(e, TimeoutError)
    log('c: timeout', f.done(), f.cancelled())
  }
}
