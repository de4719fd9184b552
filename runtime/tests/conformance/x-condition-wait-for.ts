import { asyncWith, Condition, createTask, gather, Lock, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(c: Condition, box: { value: number }, n: number) {
  yield* asyncWith(c, function* () {
    log(n, yield* c.waitFor(() => box.value >= n && `saw ${box.value}`))
  })
}

export function* main() {
  const c = new Condition()
  const box = { value: 0 }
  const ts = [3, 1, 2].map((n) => createTask(w(c, box, n)))
  yield* sleep(0)
  for (let i = 0; i < 3; i++) {
    yield* asyncWith(c, function* () {
      box.value += 1
      c.notifyAll()
    })
    yield* sleep(1)
  }
  yield* gather(ts)
  const lock = new Lock()
  const a = new Condition(lock)
  const b = new Condition(lock)
  yield* asyncWith(a, function* () {
    log(a.locked(), b.locked())
    b.notify()
  })
}
