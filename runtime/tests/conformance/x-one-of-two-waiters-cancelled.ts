import { CancelledError, createTask, currentTask, sleep, type Task, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(t: Task<unknown>, n: string) {
  try {
    yield* t
  } catch (e) {
    only(e, CancelledError)
    log(n, currentTask()?.cancelling(), t.cancelled())
    throw e
  }
}

export function* main() {
  const t = createTask(sleep(9))
  const a = createTask(w(t, 'a'))
  const b = createTask(w(t, 'b'))
  yield* sleep(1)
  a.cancel()
  yield* wait([a, b])
  log(a.cancelled(), b.cancelled())
}
