import { CancelledError, createTask, Event, gather, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(e: Event, n: string) {
  try {
    log(n, yield* e.wait())
  } catch (error) {
    only(error, CancelledError)
    log(n, 'cancelled', e.isSet())
  }
}

export function* main() {
  const e = new Event()
  let a = createTask(w(e, 'a'))
  let b = createTask(w(e, 'b'))
  yield* sleep(0)
  e.set()
  a.cancel()
  e.set()
  e.clear()
  yield* gather([a, b])
  a = createTask(w(e, 'a'))
  b = createTask(w(e, 'b'))
  yield* sleep(0)
  b.cancel()
  e.set()
  yield* gather([a, b])
  log(yield* e.wait())
}
