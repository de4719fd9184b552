import { asyncWith, Condition, createTask, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

function* w(c: Condition, n: string) {
  yield* asyncWith(c, function* () {
    yield* c.wait()
    log(n, 'woke up')
  })
}

export function* main() {
  const c = new Condition()
  const a = createTask(w(c, 'a'))
  const b = createTask(w(c, 'b'))
  yield* sleep(0)
  a.cancel()
  yield* wait([a, b], { timeout: 5 })
  log(b.done())
}
