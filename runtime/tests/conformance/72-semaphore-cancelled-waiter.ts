import { createTask, Semaphore, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

function* w(s: Semaphore, n: string) {
  yield* s.acquire()
  log(n)
}

export function* main() {
  const s = new Semaphore(0)
  const a = createTask(w(s, 'a'))
  const b = createTask(w(s, 'b'))
  yield* sleep(0)
  s.release()
  a.cancel()
  yield* wait([a, b])
  log(a.cancelled(), s.locked())
}
