import { createTask, currentTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* spin() {
  for (let i = 0; i < 20; i++) {
    log('spin', i, currentTask())
    yield* sleep(0)
  }
}

function* leftover() {
  try {
    yield* sleep(9)
  } finally {
    createTask(spin())
    log('cleanup')
  }
}

export function* main() {
  createTask(leftover())
  yield* sleep(0)
  log('main ends')
}
