import {
  asyncWith,
  Barrier,
  BoundedSemaphore,
  Condition,
  type Coroutine,
  getRunningLoop,
  Lock,
  Semaphore,
  sleep,
  type Timeout,
  timeout,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function text(f: () => unknown) {
  try {
    f()
  } catch (e) {
    log(e, only(e, Error).message.split('.')[0])
  }
}

function* awaited(c: Coroutine<unknown>) {
  try {
    yield* c
  } catch (e) {
    log(e, only(e, Error).message.split('.')[0])
  }
}

function* twice(cm: Timeout) {
  yield* asyncWith(cm, function* () {})
  yield* asyncWith(cm, function* () {})
}

export function* main() {
  const f = getRunningLoop().createFuture()
  text(() => f.result())
  text(() => f.exception())
  text(() => new Lock().release())
  text(() => new BoundedSemaphore().release())
  text(() => new Semaphore(-1))
  text(() => new Barrier(0))
  text(() => new Condition().notify())
  yield* awaited(new Condition().wait())
  yield* awaited(wait([]))
  // @ts-expect-error: wait() takes tasks, not coroutines.
  yield* awaited(wait([sleep(1)]))
  yield* awaited(sleep(Number.NaN))
  text(() => timeout(1).reschedule(1))
  yield* awaited(twice(timeout(1)))
  const b = new Barrier(2)
  yield* b.abort()
  yield* awaited(b.wait())
  const tm = timeout(1)
  yield* asyncWith(tm, function* () {})
  text(() => tm.reschedule(1))
}
