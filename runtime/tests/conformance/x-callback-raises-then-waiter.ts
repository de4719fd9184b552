import { createTask, type Future, getRunningLoop, sleep } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* w(f: Future<undefined>) {
  try {
    yield* f
  } catch (e) {
    log('waiter', only(e, ErrA))
  }
}

export function* main() {
  const loop = getRunningLoop()
  const f = loop.createFuture<undefined>()
  function bad() {
    throw new ErrB('callback')
  }
  f.addDoneCallback(bad)
  const t = createTask(w(f))
  yield* sleep(0)
  f.addDoneCallback(bad)
  f.setException(new ErrA('f'))
  yield* t
  yield* sleep(0)
  loop.setExceptionHandler(({ message, exception }) =>
    log('my own', message.slice(0, 21), exception),
  )
  loop.callSoon(bad)
  loop.callLater(1, bad)
  yield* sleep(2)
}
