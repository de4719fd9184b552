import { createTask, ensureFuture, getRunningLoop } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  log('runs')
  return 1
}

export function* main() {
  const f = getRunningLoop().createFuture()
  const t = createTask(w())
  log(ensureFuture(f) === f, ensureFuture(t) === t, yield* ensureFuture(w()))
  try {
    // @ts-expect-error: 5 cannot be awaited.
    ensureFuture(5)
  } catch (e) {
    log(only(e, TypeError))
  }
  try {
    // @ts-expect-error: a future is no coroutine.
    createTask(f)
  } catch (e) {
    log(only(e, TypeError))
  }
}
