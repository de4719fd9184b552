import { asyncWith, createTask, gather, Lock, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(l: Lock, n: number) {
  yield* asyncWith(l, function* () {
    log('in', n)
    yield* sleep(1)
  })
}

export function* main() {
  const l = new Lock()
  yield* l.acquire()
  log('no turn')
  const ts = [0, 1, 2].map((i) => createTask(w(l, i)))
  yield* sleep(1)
  l.release()
  log(l.locked())
  yield* gather(ts)
}
