import { createTask, Lock, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

function* w(l: Lock, n: string) {
  yield* l.acquire()
  log(n, 'has it')
}

export function* main() {
  const l = new Lock()
  yield* l.acquire()
  const a = createTask(w(l, 'a'))
  const b = createTask(w(l, 'b'))
  yield* sleep(0)
  l.release()
  a.cancel()
  yield* wait([a, b])
  log(a.cancelled(), l.locked())
}
