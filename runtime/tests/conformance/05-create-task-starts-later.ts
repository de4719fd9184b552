import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: number) {
  log('start', n)
}

export function* main() {
  createTask(w(1))
  createTask(w(2))
  const c = w(3)
  log('created')
  yield* sleep(0)
  log('main')
  yield* c
}
