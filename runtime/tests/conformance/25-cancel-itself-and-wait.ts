import { CancelledError, currentTask, getRunningLoop } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const f = getRunningLoop().createFuture<number>()
  f.addDoneCallback((f) => log('f cancelled:', f.cancelled()))
  currentTask()?.cancel('m')
  try {
    yield* f
  } catch (e) {
    log(only(e, CancelledError))
  }
}
