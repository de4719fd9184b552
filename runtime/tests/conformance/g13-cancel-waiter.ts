import { createTask, sleep, type Task, wait } from '../../index.ts'
import { log } from '../twin.ts'

function* direct(t: Task<string>) {
  yield* t
}

function* byWait(t: Task<string>) {
  yield* wait([t])
}

export function* main() {
  let t = createTask(sleep(2, 'r'))
  for (const waiter of [direct, byWait]) {
    t = createTask(sleep(2, 'r'))
    const w = createTask(waiter(t))
    yield* sleep(1)
    w.cancel()
    yield* wait([w])
    log(w.cancelled(), t.cancelled(), t.done())
  }
  log(yield* t)
}
