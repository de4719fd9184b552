import {
  BoundedSemaphore,
  createTask,
  Lock,
  RuntimeError,
  Semaphore,
  TimeoutError,
  ValueError,
  waitFor,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* release(l: Lock) {
  l.release()
  log('released by another task')
}

export function* main() {
  const l = new Lock()
  yield* l.acquire()
  try {
    yield* waitFor(l.acquire(), 1)
  } catch (e) {
    only(e, TimeoutError)
    log('not reentrant')
  }
  yield* createTask(release(l))
  try {
    l.release()
  } catch (e) {
    log(only(e, RuntimeError))
  }
  const s = new Semaphore(1)
  s.release()
  yield* s.acquire()
  yield* s.acquire()
  log(s.locked())
  const b = new BoundedSemaphore(1)
  try {
    b.release()
  } catch (e) {
    log(only(e, ValueError))
  }
}
