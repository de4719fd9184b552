import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: number) {
  try {
    yield* sleep(9)
  } finally {
    log('cleanup', n)
    yield* sleep(n)
    log('done', n)
  }
}

export function* main() {
  createTask(w(2))
  createTask(w(1))
  yield* sleep(0)
  return 'result'
}
