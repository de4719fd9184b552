import { createTask, getRunningLoop, Lock, sleep, wait } from '../../index.ts'
import { log } from '../twin.ts'

function* w(l: Lock, n: string) {
  yield* l.acquire()
  log(n, 'never')
}

export function* main() {
  const l = new Lock()
  yield* l.acquire()
  const ts = ['a', 'b'].map((n) => createTask(w(l, n)))
  yield* sleep(0)
  for (const t of ts) t.cancel()
  l.release()
  getRunningLoop().callSoon(log, 'other')
  log(yield* l.acquire(), 'jumped the queue')
  yield* wait(ts)
  log(
    l.locked(),
    ts.map((t) => t.cancelled()),
  )
}
