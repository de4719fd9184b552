import { asyncWith, Condition, createTask, gather, RuntimeError, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(c: Condition, n: string) {
  yield* asyncWith(c, function* () {
    yield* c.wait()
    log(n)
  })
}

export function* main() {
  const c = new Condition()
  const t = ['a', 'b', 'c'].map((i) => createTask(w(c, i)))
  yield* sleep(0)
  yield* asyncWith(c, function* () {
    c.notify(2)
    log('notified')
    yield* sleep(1)
    log('releasing')
  })
  yield* sleep(1)
  log('c still waits')
  yield* asyncWith(c, function* () {
    c.notifyAll()
  })
  yield* gather(t)
  try {
    c.notify()
  } catch (e) {
    log(only(e, RuntimeError))
  }
}
