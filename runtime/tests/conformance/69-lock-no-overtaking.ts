import { createTask, Lock, RuntimeError, sleep } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(l: Lock) {
  yield* l.acquire()
  log('w has it')
  yield* sleep(1)
  l.release()
}

export function* main() {
  const l = new Lock()
  yield* l.acquire()
  createTask(w(l))
  yield* sleep(0)
  l.release()
  yield* l.acquire()
  log('main again')
  l.release()
  try {
    l.release()
  } catch (e) {
    log(only(e, RuntimeError))
  }
}
