import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  for (let i = 0; i < 9; i++) {
    log('w', i)
    yield* sleep(1)
  }
}

function* leftover() {
  try {
    yield* sleep(9)
  } finally {
    createTask(w())
    yield* sleep(1)
    log('leftover ends')
  }
}

export function* main() {
  createTask(leftover())
  yield* sleep(0)
}
