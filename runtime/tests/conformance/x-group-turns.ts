import { asyncWith, createTask, sleep, TaskGroup } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  yield* sleep(1)
  log('child ends')
}

export function* main() {
  function* ticks() {
    yield* sleep(1)
    for (let i = 0; i < 5; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  yield* asyncWith(new TaskGroup(), function* (g) {
    g.createTask(w())
    yield* sleep(0)
  })
  log('left')
}
