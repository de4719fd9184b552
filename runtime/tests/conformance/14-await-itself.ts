import { currentTask, getRunningLoop, RuntimeError } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  getRunningLoop().callSoon(log, 'other')
  const me = currentTask()
  try {
    if (me) yield* me
  } catch (e) {
    log(only(e, RuntimeError))
  }
}
