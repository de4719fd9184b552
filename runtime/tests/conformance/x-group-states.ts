import { asyncWith, RuntimeError, sleep, TaskGroup } from '../../index.ts'
import { log, only } from '../twin.ts'

export function* main() {
  const g = new TaskGroup()
  try {
    g.createTask(sleep(0))
  } catch (e) {
    log(only(e, RuntimeError))
  }
  yield* asyncWith(g, function* () {
    const t = g.createTask(sleep(1, 'r'), { name: 'named' })
    log(t.getName())
  })
  try {
    yield* asyncWith(g, function* () {
      log('never')
    })
  } catch (e) {
    log(only(e, RuntimeError))
  }
  yield* asyncWith(new TaskGroup(), function* (g) {
    const t = g.createTask(sleep(1))
    yield* t
    g.createTask(sleep(1))
    log('again')
  })
}
