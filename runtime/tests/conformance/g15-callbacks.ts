import { CancelledError, createTask, sleep, type Task } from '../../index.ts'
import { ErrA, log, only } from '../twin.ts'

function* ok() {
  yield* sleep(1)
  return 1
}

function* bad() {
  yield* sleep(1)
  throw new ErrA('x')
}

function* cancelled() {
  yield* sleep(1)
  throw new CancelledError()
}

function* waiter(t: Task<unknown>) {
  try {
    yield* t
  } catch (e) {
    only(e, ErrA, CancelledError)
  }
  log('awaiter')
}

export function* main() {
  for (const coroutine of [ok(), bad(), cancelled()]) {
    const t: Task<unknown> = createTask<unknown>(coroutine)
    t.addDoneCallback((t) => log('first', t.cancelled()))
    const w = createTask(waiter(t))
    yield* sleep(0)
    t.addDoneCallback((t) => log('last', t.cancelled()))
    yield* w
    yield* sleep(0)
    t.addDoneCallback(() => log('late'))
    log('registered')
    yield* sleep(0)
  }
}
