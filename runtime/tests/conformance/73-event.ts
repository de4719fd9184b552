import { createTask, Event, gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(e: Event, n: string) {
  yield* e.wait()
  log(n, e.isSet())
}

export function* main() {
  const e = new Event()
  const t = ['a', 'b'].map((i) => createTask(w(e, i)))
  yield* sleep(0)
  e.set()
  e.clear()
  createTask(w(e, 'late'))
  yield* gather(t)
  e.set()
  log(yield* e.wait())
  yield* sleep(0)
  yield* sleep(0)
}
