import { createTask, sleep, type Task } from '../../index.ts'
import { log } from '../twin.ts'

function* leaf() {
  yield* sleep(1)
  log('leaf')
  return 1
}

function* link(t: Task<number>) {
  const r = yield* t
  log('link', r)
  return r + 1
}

export function* main() {
  let t = createTask(leaf())
  for (let i = 0; i < 3; i++) t = createTask(link(t))
  function* ticks() {
    yield* sleep(1)
    for (let i = 0; i < 6; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  log('main', yield* t)
}
