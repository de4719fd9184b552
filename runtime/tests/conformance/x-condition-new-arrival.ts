import { asyncWith, Condition, createTask, gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(c: Condition, n: string) {
  yield* asyncWith(c, function* () {
    log(n, 'in')
    yield* c.wait()
    log(n, 'woken')
  })
}

function* late(c: Condition) {
  yield* asyncWith(c, function* () {
    log('late in')
  })
}

export function* main() {
  const c = new Condition()
  const a = createTask(w(c, 'a'))
  const b = createTask(w(c, 'b'))
  yield* sleep(0)
  const l = yield* asyncWith(c, function* () {
    c.notifyAll()
    const l = createTask(late(c))
    yield* sleep(0)
    log('releases')
    return l
  })
  log('released', c.locked())
  yield* gather([a, b, l])
}
