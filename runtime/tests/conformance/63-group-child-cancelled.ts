import { asyncWith, sleep, TaskGroup } from '../../index.ts'
import { log } from '../twin.ts'

export function* main() {
  const a = yield* asyncWith(new TaskGroup(), function* (g) {
    const a = g.createTask(sleep(9))
    g.createTask(sleep(2))
    yield* sleep(1)
    log(a.cancel())
    return a
  })
  log('fine', a.cancelled())
}
