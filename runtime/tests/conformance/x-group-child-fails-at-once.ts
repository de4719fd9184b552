import { asyncWith, currentTask, ExceptionGroup, sleep, type Task, TaskGroup } from '../../index.ts'
import { ErrA, ErrB, log, only } from '../twin.ts'

function* bad() {
  throw new ErrA('x')
}

function* never() {
  log('never')
}

export function* main() {
  const ts: Task<void>[] = []
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(bad())
      ts.push(g.createTask(sleep(9)))
      g.createTask(bad())
      log('body never suspends')
    })
  } catch (e) {
    log(only(e, ExceptionGroup), ts[0]?.cancelled(), currentTask()?.cancelling())
  }
  try {
    yield* asyncWith(new TaskGroup(), function* (g) {
      g.createTask(never())
      throw new ErrB('body')
    })
  } catch (e) {
    log(only(e, ExceptionGroup))
  }
  yield* sleep(0)
  log('still alive')
}
