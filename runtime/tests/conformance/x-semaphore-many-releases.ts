import { createTask, Semaphore, sleep, ValueError, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(s: Semaphore, n: number) {
  yield* s.acquire()
  log(n)
  yield* sleep(0)
  s.release()
}

export function* main() {
  const s = new Semaphore(0)
  const ts = [0, 1, 2, 3, 4].map((i) => createTask(w(s, i)))
  yield* sleep(0)
  s.release()
  s.release()
  ts[3]?.cancel()
  log(s.locked())
  yield* wait(ts)
  log(s.locked())
  yield* s.acquire()
  yield* s.acquire()
  log(s.locked())
  try {
    new Semaphore(-1)
  } catch (e) {
    log(only(e, ValueError))
  }
}
