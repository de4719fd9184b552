import { createTask, getRunningLoop, sleep } from '../../index.ts'
import { log } from '../twin.ts'

function* w() {
  try {
    yield* sleep(9)
  } finally {
    yield* sleep(2)
    log('cleanup ends')
  }
}

export function* main() {
  const loop = getRunningLoop()
  createTask(w())
  yield* sleep(0)
  loop.callLater(1, log, 'during the cleanup')
  loop.callLater(2, log, 'just in time')
  loop.callLater(3, log, 'never')
}
