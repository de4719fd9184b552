import {
  asyncWith,
  CancelledError,
  createTask,
  currentTask,
  type Future,
  getRunningLoop,
  sleep,
  type Task,
  TaskGroup,
  wait,
} from '../../index.ts'
import { log, only } from '../twin.ts'

function* child(f: Future<void>) {
  yield* f
}

function* p(f: Future<void>) {
  const c: Task<void>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      c.push(g.createTask(child(f)))
    })
    log('left')
  } catch (e) {
    only(e, CancelledError)
    log('cancelled', c[0]?.cancelled(), currentTask()?.cancelling())
    throw e
  }
}

export function* main() {
  for (let turns = 0; turns < 4; turns++) {
    const f = getRunningLoop().createFuture<void>()
    const t = createTask(p(f))
    yield* sleep(1)
    f.setResult(undefined)
    for (let i = 0; i < turns; i++) yield* sleep(0)
    log(turns, t.cancel())
    yield* wait([t])
  }
}
