import { createTask, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  try {
    log('never')
  } finally {
    log('never either')
  }
}

export function* main() {
  const t = createTask(w())
  log(t.cancel(), t.done(), t.cancelled())
  yield* sleep(0)
  log(t.done(), t.cancelled())
}
