import { CancelledError, createTask, gather, sleep, type Task, wait } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w(ts: Task<void>[]) {
  yield* wait(ts)
}

export function* main() {
  const ts = [createTask(sleep(2)), createTask(sleep(3))]
  const t = createTask(w(ts))
  yield* sleep(1)
  t.cancel('m')
  try {
    yield* t
  } catch (e) {
    log(only(e, CancelledError))
  }
  log(
    ts.map((t) => t.cancelled()),
    yield* gather(ts),
  )
}
