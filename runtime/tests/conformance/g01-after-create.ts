import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  log('w starts')
  yield* sleep(0)
  log('w ends')
}

export function* main() {
  const t = createTask(w())
  log('after create', t.done())
  yield* sleep(0)
  log('main', t.done())
  yield* t
}
