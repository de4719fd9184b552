import { createTask, currentTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log(currentTask())
}

function* chain() {
  for (let i = 0; i < 9; i++) {
    createTask(w())
    yield* sleep(0)
  }
}

function* leftover() {
  try {
    yield* sleep(9)
  } finally {
    createTask(chain())
  }
}

export function* main() {
  createTask(leftover())
  yield* sleep(0)
}
