import { type Coroutine, createTask, gather, sleep, type Task } from '../../index.ts'
import { log } from '../twin.ts'

function* w(ts: Task<void>[], i: number): Coroutine<void> {
  const t = ts[i]
  if (t) yield* t
  log('never')
}

export function* main() {
  const ts: Task<void>[] = []
  ts.push(createTask(w(ts, 1)), createTask(w(ts, 0)))
  yield* sleep(1)
  log('they wait for each other')
  yield* gather(ts)
}
