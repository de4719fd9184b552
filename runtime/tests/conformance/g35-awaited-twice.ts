import { createTask, RuntimeError } from '../../index.ts'
import { log, only } from '../twin.ts'

function* w() {
  log('runs')
  return 1
}

export function* main() {
  const c = w()
  yield* c
  try {
    yield* c
  } catch (e) {
    log(e, only(e, RuntimeError).message.split('.')[0])
  }
  const t = createTask(w())
  log(yield* t, yield* t)
}
