import { createTask, sleep } from '../../index.ts'
import { ErrA, log } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    log('cleanup')
  }
}

export function* main() {
  createTask(w())
  yield* sleep(1)
  throw new ErrA('main')
}
