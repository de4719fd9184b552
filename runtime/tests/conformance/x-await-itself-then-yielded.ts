import {
  type Coroutine,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  RuntimeError,
  sleep,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* bare<T>(future: Future<T>): Coroutine<unknown> {
  return yield future as Future<unknown>
}

function* selfish() {
  const me = currentTask()
  try {
    if (me) yield* me
  } catch (e) {
    log(only(e, RuntimeError))
  }
}

export function* main() {
  const task = createTask(selfish())
  yield* sleep(1)
  // The mark of having been awaited outlives its end, for one wait.
  getRunningLoop().callSoon(log, 'other')
  log(yield* bare(task))
  try {
    log(yield* bare(task))
  } catch (e) {
    log(only(e, RuntimeError))
  }
}
