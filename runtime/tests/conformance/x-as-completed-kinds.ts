import {
  asCompleted,
  CancelledError,
  createTask,
  currentTask,
  getRunningLoop,
  sleep,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* bad() {
  yield* sleep(1)
  throw new ErrA('x')
}

export function* main() {
  const loop = getRunningLoop()
  const c = createTask(sleep(9))
  loop.callLater(2, () => c.cancel())
  const f = loop.createFuture<string>()
  f.setResult('done already')
  for (const each of asCompleted([sleep(3, 'three'), c, f, bad()])) {
    try {
      log(yield* each)
    } catch (e) {
      log(only(e, ErrA, CancelledError), currentTask()?.cancelling())
    }
  }
  log([...asCompleted([])])
}
