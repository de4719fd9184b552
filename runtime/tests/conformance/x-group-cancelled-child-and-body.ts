import { asyncWith, CancelledError, currentTask, sleep, type Task, TaskGroup } from '../../index.ts'
import { log, only } from '../twin.ts'

function* cancelsItself() {
  yield* sleep(1)
  throw new CancelledError('own')
}

export function* main() {
  const a = yield* asyncWith(new TaskGroup(), function* (g) {
    const a = g.createTask(cancelsItself())
    g.createTask(sleep(2))
    return a
  })
  log('fine', a.cancelled())
  const b: Task<void>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      b.push(g.createTask(sleep(9)))
      throw new CancelledError('by hand')
    })
  } catch (e) {
    log(only(e, CancelledError), b[0]?.cancelled(), currentTask()?.cancelling())
  }
}
