import { BoundedSemaphore, createTask, gather, Semaphore, sleep, ValueError } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(s: Semaphore, n: string) {
  yield* s.acquire()
  log(n)
}

export function* main() {
  const s = new Semaphore(1)
  yield* s.acquire()
  const t = ['a', 'b'].map((i) => createTask(w(s, i)))
  yield* sleep(0)
  s.release()
  log(s.locked())
  s.release()
  if (!s.locked()) yield* s.acquire()
  else log('must queue')
  yield* gather(t)
  const b = new BoundedSemaphore(1)
  try {
    b.release()
  } catch (e) {
    log(only(e, ValueError))
  }
}
