import { asyncWith, getRunningLoop, sleep, TaskGroup } from '../../index.ts'
import { log } from '../twin.ts'

function* w(n: number) {
  log('start', n)
  yield* sleep(n)
  log('end', n)
  return n
}

export function* main() {
  const a = yield* asyncWith(new TaskGroup(), function* (g) {
    const a = g.createTask(w(2))
    g.createTask(w(1))
    log('body end')
    return a
  })
  log('after', a.result())
  getRunningLoop().callSoon(log, 'other')
  yield* asyncWith(new TaskGroup(), function* () {})
  log('empty group')
  yield* sleep(0)
}
