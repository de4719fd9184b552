import {
  CancelledError,
  createTask,
  getRunningLoop,
  sleep,
  TimeoutError,
  waitFor,
} from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* stubborn() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    yield* sleep(1)
    return 'survived'
  }
}

function* failing() {
  try {
    yield* sleep(9)
  } catch (e) {
    only(e, CancelledError)
    throw new ErrA('x')
  }
}

export function* main() {
  for (const coroutine of [stubborn(), failing(), sleep(9)]) {
    const t = createTask<unknown>(coroutine)
    yield* sleep(1)
    try {
      log(yield* waitFor(t, 0), t.cancelled())
    } catch (e) {
      log(only(e, ErrA, TimeoutError), t.cancelled())
    }
  }
  const f = getRunningLoop().createFuture()
  f.setException(new ErrA('done'))
  try {
    yield* waitFor(f, -1)
  } catch (e) {
    log(only(e, ErrA))
  }
}
