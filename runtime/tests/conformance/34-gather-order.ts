import { createTask, gather, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(d: number, r: string) {
  yield* sleep(d)
  log('end', r)
  return r
}

export function* main() {
  function* ticks() {
    yield* sleep(2)
    for (let i = 0; i < 4; i++) {
      log('tick', i)
      yield* sleep(0)
    }
  }
  createTask(ticks())
  log(yield* gather([w(2, 'a'), w(1, 'b')]))
}
