import { createTask, sleep } from '../../index.ts'
import { ErrA } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    fail()
  }
}

function fail() {
  throw new ErrA('late')
}

export function* main() {
  createTask(w())
  yield* sleep(0)
  return 1
}
